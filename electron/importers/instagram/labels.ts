/** What the localised labels of Instagram mean. Whatever is not known here is told by its shape. */
export type Role = 'time' | 'comment' | 'owner' | 'username' | 'name' | 'address'

const labels: Readonly<Record<Role, readonly string[]>> = {
  time: ['Time', 'Tijd', 'Zeit', 'Zeitpunkt', 'Uhrzeit', 'Godzina', 'Saat', 'الوقت', 'Время', 'Ora', 'Orario', 'Hora', 'Heure', 'Date', 'Datum', 'Tid', 'Creation Time'],
  comment: ['Comment', 'Opmerking', 'Kommentar', 'Komentarz', 'Yorum', 'تعليق', 'Комментарий', 'Commento', 'Comentariu', 'Comentario', 'Koment', 'Commentaire', 'Comentário'],
  owner: [
    'Media Owner', 'Media-eigenaar', 'Medieninhaber', 'Właściciel mediów', 'Medya sahibi', 'مالك الوسائط', 'Владелец медиафайла', 'Proprietario del contenuto multimediale',
    'Proprietarul conținutului media', 'Propietario del contenido multimedia', 'Pronari i medias', 'Propriétaire du contenu multimédia',
  ],
  username: [
    'Username', 'Author', 'Gebruikersnaam', 'Nutzername', 'Benutzername', 'Nazwa użytkownika', 'Kullanıcı adı', 'اسم المستخدم', 'Имя пользователя', 'Nome utente', 'Nume de utilizator',
    'Nombre de usuario', 'Nom d’utilisateur', "Nom d'utilisateur", 'Emri i përdoruesit', 'Nome de usuário', 'Nome de utilizador',
  ],
  name: ['Name', 'Naam', 'Nazwa', 'Ad', 'الاسم', 'Имя', 'Nome', 'Nume', 'Nombre', 'Nom', 'Emri'],
  address: ['URL', 'Link'],
}

const roles = new Map(Object.entries(labels).flatMap(([role, words]) => words.map((word) => [word.normalize('NFC').toLowerCase(), role as Role] as const)))

export const roleOf = (label: string): Role | undefined => roles.get(label.normalize('NFC').trim().toLowerCase())
