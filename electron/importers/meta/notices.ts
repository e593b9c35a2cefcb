/**
 * What the service writes into a conversation in somebody's name (`Bea Ek named the group “Trip”.`, `You left the group.`). It looks like a message and is
 * none. Only what begins with its sender counts: somebody may well write such words.
 */
export function isNotice(words: string, sender: string, byOwner: boolean): boolean {
  if (words.length > longest) return false
  if (openings.some((form) => form.test(words))) return true
  const deed = withoutSubject(words, sender, byOwner)
  return deed !== undefined && deeds.some((form) => form.test(deed))
}

/** Stands where a message was that its author took back (Messenger's own export says it in words). */
export function isUnsentNotice(words: string, sender: string, byOwner: boolean): boolean {
  if (words.length > longest) return false
  return unsent.test(words) || takenBack.test(withoutSubject(words, sender, byOwner) ?? '')
}

const longest = 300

function withoutSubject(words: string, sender: string, byOwner: boolean): string | undefined {
  const subjects = [sender, sender.split(' ')[0]!, ...(byOwner ? you : [])]
  const subject = subjects.find((name) => words.startsWith(`${name} `))
  return subject === undefined ? undefined : words.slice(subject.length + 1)
}

const you = ['You', 'Du', 'Vous', 'Tu', 'Tú', 'Has', 'Hai', 'Você']

/** Compared with the whole text: nobody writes these. */
const openings: readonly RegExp[] = [
  /^(?:You are now connected on Messenger|You're now connected on Messenger|You can now message and call each other|Say hi to your new Facebook friend)\b/i,
  /^(?:Liked a message|Reacted .{1,20} to (?:your|a) message)\s?\.?$/i,
  /^(?:Ihr seid jetzt auf Messenger verbunden|Ihr könnt euch jetzt (?:gegenseitig )?(?:Nachrichten|anrufen))/i,
  /^(?:Gefällt eine Nachricht|Hat mit .{1,20} auf (?:deine|eine) Nachricht reagiert)\s?\.?$/i,
  /^(?:Vous êtes (?:maintenant|désormais) (?:en contact|connectée?s?) sur Messenger|(?:Ahora estáis|Ahora están) conectados en Messenger|Ora siete connessi su Messenger)/i,
]

/** Compared with what follows the name. */
const deeds: readonly RegExp[] = [
  /^(?:named the group|changed the (?:group (?:name|photo)|chat (?:theme|colou?rs?)|theme)|set the (?:emoji|nickname|quick reaction)|set (?:your|his|her|their) (?:own )?nickname|cleared (?:the|your) nickname|removed the group name)\b/i,
  /^(?:left the group|joined the (?:group|call|video chat)|created (?:the|a) (?:group|poll)|pinned a message|started a (?:call|video chat)|missed (?:a|your) (?:video )?call)\.?$/i,
  /^(?:added .{1,200} to the group|removed .{1,200} from the group|voted for .{1,200} in the poll|made .{1,100} an? admin)\.?$/i,
  /^(?:sent|shared) an? (?:attachment|link|photo|video|sticker|GIF|voice message|location|live location|post|reel|story)\.?$/i,
  /^(?:hat|hast) (?:die Gruppe .{1,200} genannt|das Gruppenbild geändert|die Gruppe verlassen|einen Anhang gesendet|.{1,200} zur Gruppe hinzugefügt|den Spitznamen .{1,200} festgelegt)\.?$/i,
  /^(?:a nommé le groupe|a quitté le groupe|a envoyé une pièce jointe|nombró al grupo|salió del grupo|envió un archivo adjunto|ha dato al gruppo il nome|ha lasciato il gruppo|ha inviato un allegato)\b/i,
]

const unsent = /^(?:(?:A |The )?User unsent a message|This message was unsent)\.?$/i

/** Compared with what follows the name. */
const takenBack = /^(?:unsent a message|(?:hat|hast) eine Nachricht zurückgenommen)\.?$/i
