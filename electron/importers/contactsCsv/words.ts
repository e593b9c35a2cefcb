import { plainHeader } from './headers'
import type { AddressPart, Meaning } from './meanings'

/** What programs and people call their columns, in many languages; compared as `plainHeader` writes them. Later lines yield to earlier ones. */
const words: readonly (readonly [meaning: string, names: string])[] = [
  ['given', 'first name, given name, forename, fname, firstname, given names, vorname, rufname, prénom, prenom, nombre, nombre de pila, primeiro nome, imię, имя, voornaam, förnamn, fornavn, etunimi, keresztnév, utónév, jméno, křestní jméno, krstné meno, ad, adı, isim, 名, 名前 名, 이름, όνομα, prenume'],
  ['additional', 'middle name, middle names, additional name, second name, weitere vornamen, zweiter vorname, deuxième prénom, segundo nombre, secondo nome, nome do meio, drugie imię, отчество, tussenvoegsel, mellannamn, mellomnavn, mellemnavn'],
  ['family', 'last name, lastname, family name, surname, lname, second last name, nachname, familienname, zuname, nom de famille, apellido, apellidos, cognome, último nome, ultimo nome, sobrenome, apelido, nazwisko, фамилия, achternaam, efternamn, etternavn, efternavn, sukunimi, vezetéknév, příjmení, priezvisko, soyad, soyadı, 姓, 성, επώνυμο, nume de familie'],
  ['name', 'name, full name, fullname, contact, contact name, display name, person, who, friend, anzeigename, vollständiger name, nom complet, nombre completo, nome completo, nome visualizzato, имя и фамилия, отображаемое имя, фио, volledige naam, naam, navn, namn, fullt navn, fullständigt namn, nimi, teljes név, név, celé jméno, ad soyad, 氏名, 表示名, 姓名, 名前, 이름 전체, imię i nazwisko, nazwa wyświetlana, nom affiché, nombre mostrado'],
  ['given', 'nome'],
  ['family', 'nom'],
  ['prefix', 'name prefix, prefix, honorific, salutation, anrede, civilité, tratamiento'],
  ['suffix', 'suffix, name suffix, namenszusatz, suffixe, sufijo, suffisso, sufixo'],
  ['nickname', 'nickname, nick, alias, short name, spitzname, rufname kurz, surnom, apodo, soprannome, apelido curto, pseudonim, псевдоним, bijnaam, smeknamn, kallenavn'],
  ['phonetic', 'phonetic, phonetic name, yomi name, phonetic first name, phonetic middle name, phonetic last name, given name yomi, additional name yomi, family name yomi, given yomi, surname yomi, phonetic given name, phonetic family name'],
  ['maiden', 'maiden name, birth name, geburtsname, mädchenname, nom de jeune fille, apellido de soltera, cognome da nubile, nazwisko panieńskie'],
  ['email', 'e mail, email, mail, email address, e mail address, e mail 1, email 1, primary email, primary e mail, emails, email addresses, mail address, electronic mail, e mail adresse, email adresse, mailadresse, primäre e mail adresse, adresse de messagerie, adresse électronique, adresse e mail, courriel, dirección de correo electrónico, correo electrónico, correo, indirizzo e mail, indirizzo email, endereço de e mail, correio eletrônico, adres e mail, адрес электронной почты, эл почта, почта, e mailadres, epost, e post, e postadress, e postadresse, sähköposti, e mail cím, メール, メールアドレス, 邮箱, 电子邮件, 이메일, e posta'],
  ['email', 'e mail 2 address, e mail 3 address, email 2, email 3, email 2 address, email 3 address, secondary email, other email, email other, alternate email, sekundäre e mail adresse, e mail 2 adresse, e mail 3 adresse, adresse de messagerie 2, adresse de messagerie 3, dirección de correo electrónico 2, dirección de correo electrónico 3, indirizzo e mail 2, indirizzo e mail 3, endereço de e mail 2, endereço de e mail 3'],
  ['email/home', 'email home, home email, personal email, private email, e mail privat'],
  ['email/work', 'email work, work email, business email, company email, e mail geschäftlich'],
  ['emailType/E-mail', 'e mail type, e mail typ, type de messagerie, tipo de correo electrónico, tipo e mail, tipo de e mail'],
  ['emailType/E-mail 2', 'e mail 2 type, e mail 2 typ'],
  ['emailType/E-mail 3', 'e mail 3 type, e mail 3 typ'],
  ['emailName/E-mail', 'e mail display name, e mail angezeigter name'],
  ['emailName/E-mail 2', 'e mail 2 display name, e mail 2 angezeigter name'],
  ['emailName/E-mail 3', 'e mail 3 display name, e mail 3 angezeigter name'],
  ['phone', 'phone, telephone, tel, phone number, phone numbers, phones, telephone number, contact number, primary phone, other phone, other phone number, callback, telefon, telefonnummer, rufnummer, téléphone, telefono, teléfono, telefone, numer telefonu, телефон, telefoon, telefoonnummer, puhelin, telefonszám, 電話, 電話番号, 电话, 전화, phone 1, phone 2, phone 3, company main phone, radio phone, telex, tty tdd phone, isdn, weiteres telefon'],
  ['phone/mobile', 'mobile, mobile phone, mobile number, cell, cell phone, cellphone, cellular, home mobile, mobile home, mobiltelefon, mobil, handy, handynummer, mobil tel nr, mobilnummer, tél mobile, téléphone mobile, portable, teléfono móvil, móvil, celular, telefono mobile, cellulare, telefon komórkowy, komórka, мобильный телефон, мобильный, mobiel, mobiele telefoon, matkapuhelin, 携帯, 携帯電話, 手机, 휴대전화, whatsapp number'],
  ['phone/home', 'home phone, home phone 2, home phone number, telefon privat, telefon privat 2, tel privat, téléphone domicile, téléphone domicile 2, particular, telefono di casa, telefono abitazione, fone de casa, telefone residencial, telefon domowy, домашний телефон, telefoon thuis, phone home'],
  ['phone/work', 'work phone, business phone, business phone 2, office phone, phone work, telefon geschäftlich, telefon geschäftlich 2, tel dienstlich, téléphone bureau, téléphone bureau 2, téléphone professionnel, teléfono del trabajo, telefono di lavoro, telefono ufficio, fone comercial, telefone comercial, telefon służbowy, рабочий телефон, telefoon werk'],
  ['phone/fax', 'fax, fax number, home fax, business fax, work fax, other fax, faxnummer, fax privat, fax geschäftlich, weiteres fax, télécopie domicile, télécopie bureau'],
  ['phone/pager', 'pager, pager number, funkruf'],
  ['phone/car', 'car phone, autotelefon'],
  ['phone/assistant', "assistant's phone, assistant s phone, telefon assistent"],
  ['phone/video', 'phone video'],
  ['birthday', 'birthday, birth date, birthdate, date of birth, dob, bday, born, geburtstag, geburtsdatum, anniversaire, date de naissance, cumpleaños, fecha de nacimiento, compleanno, data di nascita, aniversário, data de nascimento, urodziny, data urodzenia, день рождения, дата рождения, verjaardag, geboortedatum, födelsedag, födelsedatum, fødselsdag, fødselsdato, bursdag, syntymäpäivä, születésnap, narozeniny, datum narození, doğum günü, doğum tarihi, 誕生日, 生年月日, 生日, 생일, γενέθλια'],
  ['birthYear', 'birth year, year of birth, geburtsjahr, année de naissance, rok urodzenia, год рождения, anno di nascita, año de nacimiento, birthday year'],
  ['birthMonth', 'birth month, month of birth, geburtsmonat, mois de naissance, miesiąc urodzenia, месяц рождения, mese di nascita, mes de nacimiento, birthday month'],
  ['birthDay', 'birth day, day of birth, jour de naissance, dzień urodzenia, giorno di nascita, día de nacimiento, birthday day'],
  ['anniversary', 'anniversary, wedding anniversary, wedding, jahrestag, hochzeitstag, anniversaire de mariage ou fête, anniversaire de mariage, aniversario, anniversario, rocznica, годовщина, trouwdag, jubileum'],
  ['organisation', 'company, organization, organisation, employer, company name, organization name, firma, unternehmen, organisation name, arbeitgeber, société, entreprise, organización, empresa, società, azienda, firma nazwa, организация, компания, bedrijf, företag, virksomhed, yritys, cég, společnost, şirket, 会社, 会社名, 公司, 회사, school, workplace'],
  ['department', 'department, abteilung, service, département, departamento, reparto, dział, отдел, afdeling, avdelning, organization department'],
  ['jobTitle', 'job title, title, position, role, job, profession, occupation, headline, beruf, stelle, jobtitel, puesto, cargo, qualifica, stanowisko, должность, functie, titel, stilling, 役職, 职位, organization title, work information'],
  ['address', 'address, postal address, mailing address, street address, full address, adresse, anschrift, dirección, indirizzo, endereço, adres, адрес, adress, osoite, cím, 住所, 地址, 주소'],
  ['address//home', 'home address'],
  ['address//work', 'work address, business address, office address'],
  ['part/home/street', 'home street, straße privat, strasse privat, rue domicile, indirizzo di casa, rua de casa, ulica dom, privat straße, calle del domicilio'],
  ['part/home/street2', 'home street 2, home address 2, straße privat 2, privat straße 2, rue domicile 2'],
  ['part/home/street3', 'home street 3, straße privat 3, rue domicile 3'],
  ['part/home/box', 'home address po box, home po box, postfach privat'],
  ['part/home/city', 'home city, ort privat, ville domicile, città di residenza, cidade de casa, miasto dom, privat stadt'],
  ['part/home/region', 'home state, home region, bundesland kanton privat, region privat, dép région domicile, privat bundesland'],
  ['part/home/code', 'home postal code, home zip code, home zip, postleitzahl privat, plz privat, code postal domicile, cap di casa, código postal de casa, kod pocztowy dom'],
  ['part/home/country', 'home country, home country region, land region privat, land privat, pays région domicile, pays domicile'],
  ['part/work/street', 'business street, work street, straße geschäftlich, strasse geschäftlich, rue bureau, dienstl straße'],
  ['part/work/street2', 'business street 2, work address 2, straße geschäftlich 2, rue bureau 2'],
  ['part/work/street3', 'business street 3, straße geschäftlich 3, rue bureau 3'],
  ['part/work/box', 'business address po box, business po box, postfach geschäftlich'],
  ['part/work/city', 'business city, work city, ort geschäftlich, ville bureau'],
  ['part/work/region', 'business state, work state, region geschäftlich, bundesland kanton geschäftlich, dép région bureau'],
  ['part/work/code', 'business postal code, work zip code, work zip, work postal code, postleitzahl geschäftlich, plz geschäftlich, code postal bureau'],
  ['part/work/country', 'business country, business country region, work country, land region geschäftlich, land geschäftlich, pays région bureau'],
  ['part/other/street', 'other street, weitere straße, rue autre'],
  ['part/other/street2', 'other street 2, weitere straße 2'],
  ['part/other/street3', 'other street 3, weitere straße 3'],
  ['part/other/box', 'other address po box, other po box, weiteres postfach'],
  ['part/other/city', 'other city, weiterer ort, ville autre'],
  ['part/other/region', 'other state, weiteres bundesland kanton'],
  ['part/other/code', 'other postal code, weitere postleitzahl, code postal autre'],
  ['part/other/country', 'other country, other country region, weiteres land region, pays autre'],
  ['part//street', 'street, straße, strasse, rue, calle, via, rua, ulica, улица, straat, gata'],
  ['part//city', 'city, town, ort, stadt, wohnort, ville, ciudad, città, cidade, miasto, город, plaats, stad, by'],
  ['part//region', 'state, region, province, county, bundesland, provincia, estado, województwo'],
  ['part//code', 'zip, zip code, postal code, postcode, postleitzahl, plz, code postal, código postal, cap, cep, kod pocztowy, индекс, postnummer'],
  ['part//country', 'country, land, pays, país, paese, kraj, страна'],
  ['url', 'website, url, web page, webpage, homepage, home page, personal web page, web site, blog, link, profile url, web page 1, web page 2, webseite, webseite 1, webseite 2, site web, page web, página web, pagina web, sito web, strona internetowa, strona www, веб страница, сайт, websites, links, website blog, website home page, website other, website profile, website work'],
  ['handle:linkedin', 'linkedin, linked in, linkedin url, linked in url, linkedin profile, linked in profile, linkedin profile url'],
  ['handle:x', 'twitter, x, twitter handle, twitter username, twitter url, x handle, x url'],
  ['handle:facebook', 'facebook, facebook url, facebook profile'],
  ['handle:instagram', 'instagram, instagram handle, instagram url, insta'],
  ['handle:github', 'github, git hub, github url'],
  ['handle:telegram', 'telegram, telegram username, telegram handle'],
  ['handle:mastodon', 'mastodon, fediverse'],
  ['handle:bluesky', 'bluesky, blue sky'],
  ['handle:skype', 'skype, im skype'],
  ['handle:signal', 'signal'],
  ['handle:discord', 'discord'],
  ['handle:aim', 'im aim, aim'],
  ['handle:icq', 'im icq, icq'],
  ['handle:xmpp', 'im jabber, jabber, xmpp'],
  ['handle:msn', 'im msn, msn'],
  ['handle:yahoo', 'im yahoo'],
  ['handle:tiktok', 'tiktok, tik tok'],
  ['handle:youtube', 'youtube, you tube'],
  ['handle:threads', 'threads'],
  ['relation/spouse', 'spouse, partner, wife, husband, ehepartner, partner in, conjoint, cónyuge, coniuge, cônjuge, małżonek, супруг'],
  ['relation/child', 'children, kids, kinder, enfants, hijos, figli, filhos, dzieci, дети'],
  ['relation/manager', 'manager s name, manager, boss, name des der vorgesetzten, vorgesetzter, nom du responsable'],
  ['relation/assistant', 'assistant s name, assistant, name assistent, nom de l assistant e'],
  ['relation/referred by', 'referred by, introduced by, empfohlen von, vermittelt von, recommandé par'],
  ['label', 'tags, tag, groups, group, circles, circle, categories, category, labels, label, lists, group membership, kategorien, kategorie, gruppen, gruppe, catégories, categorías, categorie, categorias, kategorie nazwy, категории, группы, categorieën, kategorier'],
  ['howMet', 'how we met, how i met, how met, met at, met, met through, met via, source, where met, where we met, first met, context, kennengelernt, wie kennengelernt, woher, comment on s est rencontré, rencontre, cómo nos conocimos, come ci siamo conosciuti, como nos conhecemos, jak się poznaliśmy, как познакомились'],
  ['pronouns', 'pronouns, pronomen'],
  ['note', 'notes, note, comments, comment, description, remarks, bio, about, memo, notizen, notiz, bemerkung, bemerkungen, anmerkungen, commentaires, remarques, notas, observaciones, note personali, observações, notatki, uwagi, заметки, примечание, примечания, opmerkingen, anteckningar, merknader, noter, muistiinpanot, megjegyzés, poznámky, notlar, メモ, 备注, 메모'],
  ['note/Hobby', 'hobby, hobbies, interests'],
  ['note/Location', 'location, office location'],
  ['note/Schools', 'schools, education'],
  ['note/User 1', 'user 1, benutzer 1, utilisateur 1, custom 1, benutzerdef 1'],
  ['note/User 2', 'user 2, benutzer 2, utilisateur 2, custom 2, benutzerdef 2'],
  ['note/User 3', 'user 3, benutzer 3, utilisateur 3, custom 3, benutzerdef 3'],
  ['note/User 4', 'user 4, benutzer 4, utilisateur 4, custom 4, benutzerdef 4'],
  ['note/Billing Information', 'billing information, abrechnungsinformation'],
  ['note/Account', 'account, konto'],
  ['note/Keywords', 'keywords, stichwörter'],
  ['note/Screen Name', 'screen name'],
  ['id', 'id, uuid, uid, contact id, person id, record id, external id'],
  // Known, and of no use here.
  ['ignore', 'last contacted, last contact, last interaction, last seen, internet free busy, directory server, mileage, sensitivity, vertraulichkeit, priority, priorität, private, privat, gender, geschlecht, sexe, sexo, initials, initialen, language, sprache, government id number, organizational id number, file as, photo, image url, avatar, subject, created at, updated at, company yomi, status, imaddress'],
]

const dictionary = new Map<string, Meaning>()
for (const [meaning, names] of words) {
  const parsed = meaningOf(meaning)
  for (const name of names.split(', ')) {
    const key = plainHeader(name)
    if (!dictionary.has(key)) dictionary.set(key, parsed)
  }
}

/** `part/home/street`: role, label or group, part. */
function meaningOf(written: string): Meaning {
  const [role, second, third] = written.split('/') as [Meaning['role'], string?, string?]
  if (role === 'part') return { role, group: second || 'address', part: third as AddressPart, ...(second && { label: second }) }
  if (role === 'emailType' || role === 'emailName') return { role, group: second! }
  const label = second || third
  return label ? { role, label } : { role }
}

/** What a column of that name holds, as far as the name alone can say. */
export const wordMeaning = (name: string): Meaning | undefined => dictionary.get(plainHeader(name))

/** Words that are a given or family name beside the other one, and the whole name when they stand alone. */
export const ambiguousNames = new Set(['nombre', 'nome', 'nom', 'ad', 'isim', 'имя', '名', '이름', 'jméno', 'όνομα', 'имя'].map(plainHeader))
