/**
 * What kind of thing the text of a message is. The program writes into chats in the language of the phone, so structure goes before
 * words: on iPhones everything it writes begins with U+200E; the word lists only help where that is not enough.
 */
export type Body =
  | { readonly kind: 'text'; readonly text: string; readonly edited?: true; readonly place?: { readonly latitude: number; readonly longitude: number } }
  | { readonly kind: 'media'; readonly file?: string; readonly caption?: string }
  | { readonly kind: 'poll'; readonly text: string; readonly question: string }
  | { readonly kind: 'call'; readonly answered: boolean; readonly seconds?: number; readonly text: string }
  | { readonly kind: 'deleted' }
  /** A line of the program's own. */
  | { readonly kind: 'system' }

const mark = '\u200E'

/** `names` are the speakers: a generated line with one of them in it tells of a person, not of a picture. */
export function bodyOf(raw: string, names: Iterable<string> = []): Body {
  // Direction marks of right-to-left phones stand where others write U+200E.
  const written = raw.replace(/^[\u200F\u202A-\u202C]+/, mark)
  const generated = written.startsWith(mark)
  const body = plain(written)
  const first = body.split('\n', 1)[0]!.trim()
  if (deleted.test(first) && first === body) return { kind: 'deleted' }
  const media = mediaOf(written, body, first, generated)
  if (media) return media
  const call = callOf(first)
  if (call && (generated || first === body) && first.length < 60) return call
  const poll = pollOf(body)
  if (poll) return poll
  const place = placeOf(body)
  if (!place && generated && !live.test(first)) {
    // Three words without a full stop that name nobody: `image omitted` in a language without a list.
    const short = first === body && first.split(' ').length <= 3 && !/[.!?。]$/.test(first) && ![...names].some((name) => first.includes(name))
    return short ? { kind: 'media' } : { kind: 'system' }
  }
  const edited = editedText(written)
  const text = edited ?? body
  return { kind: 'text', text, ...(edited !== undefined && { edited: true }), ...(place && { place }) }
}

/** Without the marks around generated text; names in mentions keep theirs until they have been found. */
export const plain = (text: string): string => text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '').trim()

const attachedFile = /<[^<>:\n]{2,30}:\s?([^<>\n]{1,200}\.\w{1,6})>/
const fileInFront = /^(\S[^\n]{0,200}\.\w{1,6}) \(([^()\n]{4,40})\)$/
const ownNames = /^(?:IMG|VID|AUD|PTT|STK|DOC|PIC)-\d{8}-WA\d{4}\./
const fileAttached = /attached|angehängt|adjunto|anexad|joint|allegat|bijgevoegd|vedlagt|vedhæftet|bifogad|liitetty|załączono|přiložen|csatol|прикреп|додано|εκτεθεί|ekli|مرفق|ضمیمه|מצורף|संलग्न|附件|첨부|添付|terlampir|đính kèm|แนบ|atașat/iu
const omitted = /omitted|ausgelassen|ausgeschlossen|weggelassen|omitid|omitit|omes[so]|omis(?:e|es)?\b|absente?\b|weggelaten|pominięt|utelämnad|utelat|udeladt|jätettiin pois|poistettu|vynechán|kihagyva|hiányzó|пропущен|отсутству|без медиа|ocultad|dahil edilmedi|exclus|غير مرفق|تم استبعاد|الوسائط|הושמט|छोड़ा|已省略|省略|省略された|생략|tidak disertakan|bỏ qua|omisă/iu
const page = / • \d{1,5} \S{3,12}/

function mediaOf(written: string, body: string, first: string, generated: boolean): Body | undefined {
  const attached = body.includes('<') ? attachedFile.exec(body) : null
  if (attached && (written.includes(`${mark}<`) || fileAttached.test(attached[0]))) return media(attached[1]!, body.replace(attached[0], ''))
  const file = first.endsWith(')') ? fileInFront.exec(first) : null
  if (file && (generated || ownNames.test(file[1]!) || fileAttached.test(file[2]!))) return media(file[1]!, body.slice(first.length))
  if (/^<[^<>:\n]{4,60}>$/.test(first) && omitted.test(first)) return media(undefined, body.slice(first.length))
  // A title and a number of pages, `Report.pdf • 3 pages`, may stand before.
  if (generated && first === body && first.split(/\s/).length <= 5 && omitted.test(first)) return media(undefined, '')
  if (generated && page.test(first)) return media(first.split(' • ', 1)[0], body.slice(first.length))
  const behind = /\u200E([^\n\u200E]{5,40})$/.exec(written)
  if (behind && omitted.test(behind[1]!) && behind.index > 0) return media(undefined, plain(written.slice(0, behind.index)))
  if (first === body && /^(?:image|video|audio|sticker|GIF|document|contact card) omitted$/i.test(first)) return media(undefined, '')
  return undefined
}

function media(file: string | undefined, caption: string): Body {
  const words = caption.trim()
  return { kind: 'media', ...(file !== undefined && { file }), ...(words !== '' && { caption: words }) }
}

const deleted =
  /^(?:This message was deleted(?: by admin .{1,80})?|You deleted this message|Message deleted|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Se eliminó este mensaje|Eliminaste este mensaje|Este mensaje fue eliminado|Ce message a été supprimé|Vous avez supprimé ce message|Questo messaggio è stato eliminato|Hai eliminato questo messaggio|Esta mensagem foi apagada|Mensagem apagada|Você apagou esta mensagem|Apagou esta mensagem|Dit bericht is verwijderd|U hebt dit bericht verwijderd|Je hebt dit bericht verwijderd|Ta wiadomość została usunięta|Usunięto tę wiadomość|Det här meddelandet raderades|Du raderade det här meddelandet|Denne beskeden ble slettet|Denne meldingen ble slettet|Denne besked blev slettet|Tämä viesti poistettiin|Poistit tämän viestin|Данное сообщение удалено|Вы удалили данное сообщение|Это сообщение удалено|Bu mesaj silindi|Bu mesajı sildiniz|تم حذف هذه الرسالة|ההודעה נמחקה|यह संदेश हटाया गया|此消息已删除|您已删除此消息|此訊息已刪除|このメッセージは削除されました|이 메시지는 삭제되었습니다|삭제된 메시지입니다|Pesan ini dihapus)[.。]?$/iu

const editedEnd = /(?:^|\s?)\u200E?<([^<>\n]{8,60})>$/
const editedWords = /edited|bearbeitet|edit[óo]|editado|editada|modifié|modificato|bewerkt|edytowan|redigera|redigert|redigeret|muokattu|изменено|düzenlendi|تعديل|נערכה|संपादित|已编辑|編輯|編集|수정|diedit/iu

/** The text without the note that it was edited; undefined when there is none. */
function editedText(written: string): string | undefined {
  const found = editedEnd.exec(written.trimEnd().slice(-80))
  if (!found || !editedWords.test(found[1]!)) return undefined
  const trimmed = written.trimEnd()
  return plain(trimmed.slice(0, trimmed.length - found[0].length))
}

const missedCall =
  /^(?:missed (?:group )?(?:voice|video) call|silenced (?:voice|video) call|verpasste[rs]? (?:sprach|video)anruf|(?:videollamada|llamada(?: de voz)?) perdida|appel (?:vocal|vidéo) manqué|(?:videochiamata|chiamata(?: vocale)?) persa|chamada de (?:voz|vídeo) perdida|gemiste? (?:spraak|video)oproep|missat (?:röst|video)samtal|пропущенный (?:аудио|видео)?звонок|cevapsız (?:sesli|görüntülü) arama)/iu
const anyCall =
  /^(?:(?:group )?(?:voice|video) call|sprachanruf|videoanruf|llamada de voz|videollamada|appel vocal|appel vidéo|chiamata vocale|videochiamata|chamada de voz|chamada de vídeo|spraakoproep|video-?oproep|röstsamtal|videosamtal|аудиозвонок|видеозвонок|sesli arama|görüntülü arama)(?:[,.]|$)/iu

function callOf(first: string): Body | undefined {
  const text = first
  if (missedCall.test(first)) return { kind: 'call', answered: false, text }
  if (!anyCall.test(first)) return undefined
  const seconds = secondsOf(first)
  return { kind: 'call', answered: seconds !== undefined, ...(seconds !== undefined && { seconds }), text }
}

/** `5 min`, `1 hr 2 min`, `45 Sek.`: words for hours begin with h or S(tunde), for minutes with m. */
function secondsOf(text: string): number | undefined {
  let seconds: number | undefined
  for (const [, count, unit] of text.matchAll(/(\d{1,4})\s?(\p{L}{1,8})/gu)) {
    const word = unit!.toLowerCase()
    const each = /^(?:h|hr|hrs|hour|hours|std|stunden?|uur|час|ч|tim|sa)$/.test(word) ? 3600 : /^m|^мин|^dk|^dak/.test(word) ? 60 : /^s|^сек/.test(word) ? 1 : 0
    if (each > 0) seconds = (seconds ?? 0) + Number(count) * each
  }
  return seconds
}

const option = /^[\p{Lu}\p{Lo}]{3,14}: ?(.{1,300}?) \([^()]{0,20}\d[^()]{0,20}\)$/u

/** `POLL:`, the question, and lines `OPTION: text (2 votes)`, the capitals in the phone's language. */
function pollOf(body: string): Body | undefined {
  if (!/^[\p{Lu}\p{Lo}]{3,14}:\s{0,3}\n/u.test(body)) return undefined
  const lines = body.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const options = lines.slice(1).flatMap((line) => option.exec(line)?.[1] ?? [])
  return options.length > 0 && lines[1] !== undefined ? { kind: 'poll', text: body, question: lines[1] } : undefined
}

function placeOf(body: string): { latitude: number; longitude: number } | undefined {
  const found = /https?:\/\/maps\.google\.com\/(?:maps)?\?q=(-?\d{1,3}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)(?:\s|$)/.exec(body)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

const live = /^(?:live location shared|live-standort|ubicación en tiempo real|location:|standort:|ubicación:|localisation)/iu

/** The notice chats begin with; newer phones write the name of the group or contact in front of it, as if they had said it. */
export const isNotice = (text: string): boolean => text.length < 600 && (/WhatsApp|Tap (?:for more|to learn)/i.test(text) || text.startsWith(mark)) && encryption.test(text)

const encryption =
  /end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|eind-tot-eind|totalsträck|ende-til-ende|päästä päähän|szyfrowan|сквозн|uçtan uca|端到端|端對端|エンドツーエンド|종단간|التام بين الطرفين|מקצה לקצה|एंड-टू-एंड/iu
