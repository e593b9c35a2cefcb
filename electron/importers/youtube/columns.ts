import type { CsvBatch, CsvHeader } from '../formats/csv'

/** What the columns of a table of comments mean; numbers of columns, -1 where there is none. */
export interface Columns {
  readonly kind: 'comments' | 'liveChats'
  readonly id: number
  readonly channel: number
  readonly time: number
  readonly parent: number
  readonly post: number
  readonly video: number
  readonly text: number
  readonly top: number
}

type Role = Exclude<keyof Columns, 'kind'>

/** Headers of the languages that are known, lower case. Others are told by what stands below them. */
const headers: Readonly<Record<Role, readonly string[]>> = {
  id: ['comment id', 'live chat id', 'kommentar-id', 'livechat-id', 'live-chat-id', 'id du commentaire', 'id del comentario', 'id commento', 'id del commento', 'id do comentário', 'reactie-id', 'コメント id'],
  channel: ['channel id', 'kanal-id', 'id de la chaîne', 'id del canal', 'id canale', 'id del canale', 'id do canal', 'kanaal-id', 'チャンネル id'],
  time: ['comment create timestamp', 'comment creation timestamp', 'live chat create timestamp', 'live chat creation timestamp', 'zeitstempel der erstellung des kommentars'],
  parent: ['parent comment id', 'übergeordnete kommentar-id'],
  post: ['post id', 'beitrags-id'],
  video: ['video id', 'video-id', 'id de la vidéo', 'id del vídeo', 'id video', 'id del video', 'id do vídeo', '動画 id'],
  text: ['comment text', 'live chat text', 'kommentartext', 'livechat-text'],
  top: ['top-level comment id', 'kommentar-id der obersten ebene'],
}

const forms = {
  channel: /^UC[\w-]{22}$/,
  comment: /^Ug[\w-]{8,}/,
  chat: /^[\w-]{15,}(?:%3D|=)*$/,
  video: /^[\w-]{11}$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/,
  text: /^\s*\{\s*"(?:takeoutSegments|text|link|mention)"\s*:/,
}

const looked = 200

/** Told by the headers where all that matters have known ones; else by content. Undefined when the table is of something else. */
export function columnsOf({ header, rows }: Pick<CsvBatch, 'header' | 'rows'>): Columns | undefined {
  const records = rows.flatMap((row) => (row.error === undefined ? [row.cells] : [])).slice(0, looked)
  const place = (role: Role) => placeOf(header, role)
  const named = { id: place('id'), channel: place('channel'), time: place('time'), text: place('text') }
  const rest = () => ({ parent: place('parent'), post: place('post'), top: place('top') })
  if (Object.values(named).every((column) => column >= 0)) {
    return { kind: header.names[named.id]!.toLowerCase().includes('chat') ? 'liveChats' : 'comments', ...named, ...rest(), video: place('video') }
  }
  const width = Math.max(header.names.length, ...records.map((cells) => cells.length))
  const columns = Array.from({ length: width }, (_, column) => records.map((cells) => (cells[column] ?? '').trim()))
  const where = (form: RegExp, needed: 'all' | 'some') =>
    columns.findIndex((cells) => cells.length > 0 && (needed === 'all' ? cells.every((cell) => form.test(cell)) : cells.some((cell) => form.test(cell)) && cells.every((cell) => cell === '' || form.test(cell))))
  const time = where(forms.time, 'all')
  const text = where(forms.text, 'some')
  const channel = where(forms.channel, 'all')
  if (time < 0 || text < 0 || channel < 0) return undefined
  const comment = where(forms.comment, 'all')
  const id = comment >= 0 ? comment : columns.findIndex((cells, column) => column !== channel && cells.every((cell) => forms.chat.test(cell)))
  if (id < 0) return undefined
  const video = place('video') >= 0 ? place('video') : columns.findIndex((cells) => cells.some((cell) => forms.video.test(cell)) && cells.every((cell) => cell === '' || forms.video.test(cell)))
  return { kind: comment >= 0 ? 'comments' : 'liveChats', id, channel, time, text, video, ...rest() }
}

function placeOf(header: CsvHeader, role: Role): number {
  for (const name of headers[role]) {
    const column = header.column(name)
    if (column >= 0) return column
  }
  return -1
}

/** Channels followed: `Channel Id,Channel Url,Channel Title`, in whatever language. */
export function isSubscriptions({ rows, header }: Pick<CsvBatch, 'header' | 'rows'>): boolean {
  const records = rows.flatMap((row) => (row.error === undefined ? [row.cells] : [])).slice(0, looked)
  return header.names.length === 3 && records.length > 0 && records.every(([id, url]) => forms.channel.test((id ?? '').trim()) && /youtube\.com\/channel\/UC/.test(url ?? ''))
}
