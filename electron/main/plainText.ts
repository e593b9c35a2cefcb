/** Text fit for a terminal, a dialog or a menu: control and direction characters out, so that no name can rewrite the lines around it. */
export const plain = (text: string): string => text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim()

/** A name for a new file, from a title that may hold anything. */
export const fileName = (title: string): string =>
  [...plain(title.replace(/[/\\:*?"<>|]/g, ' '))].slice(0, 80).join('').replace(/^[. ]+/, '') || 'Timeline'

// Joiners (U+200C, U+200D) stay: Persian words and many emoji need them.
const controls = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g
