/** What the system's notification says, at most once a day: names, never anybody's words. */

export interface DigestInput {
  /** Whom the owner meets today. */
  readonly meeting: readonly string[]
  /** Whose day it is. */
  readonly birthdays: readonly string[]
  readonly anniversaries: readonly string[]
  /** With whom the owner wanted to be in touch by now. */
  readonly due: readonly string[]
}

export interface Digest {
  readonly title: string
  readonly body: string
}

/** Null when there is nothing to say. */
export function digestOf({ meeting, birthdays, anniversaries, due }: DigestInput): Digest | null {
  const lines = [
    line('You meet', meeting),
    line(birthdays.length > 1 ? 'Birthdays of' : 'Birthday of', birthdays),
    line(anniversaries.length > 1 ? 'Anniversaries of' : 'Anniversary of', anniversaries),
    line('You wanted to be in touch with', due),
  ].filter((each) => each !== '')
  return lines.length === 0 ? null : { title: 'Today', body: lines.join('\n') }
}

/** The names of three, and how many more there are. */
function line(words: string, names: readonly string[]): string {
  const each = [...new Set(names)].map((name) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name))
  if (each.length === 0) return ''
  const shown = each.length > most ? [...each.slice(0, most), `${each.length - most} more`] : each
  return `${words} ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(shown)}.`
}

const most = 3
const longest = 60
