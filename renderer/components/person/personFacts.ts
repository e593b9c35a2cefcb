import type { PartialDate } from '#contract/records'
import type { PersonDetail } from '../../core/model'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2 April 1984`, `2 April`, `April 1984`, `1984`, or what the source wrote. */
export function partialDateWords({ year, month, day, raw }: PartialDate): string {
  const name = month ? months[month - 1] : undefined
  if (name && day) return year ? `${day} ${name} ${year}` : `${day} ${name}`
  if (name) return year ? `${name} ${year}` : name
  return year ? String(year) : raw
}

/** `Birthday 2 April`, from the most complete date any source gives. */
export function birthdayWords(person: PersonDetail): string {
  const dates = person.facts.flatMap(({ card }) => card?.dates ?? []).filter(({ label }) => label === 'birthday')
  const parts = (date: PartialDate) => [date.year, date.month, date.day].filter((part) => part !== undefined).length
  const best = [...dates].sort((a, b) => parts(b) - parts(a))[0]
  return best ? `Birthday ${partialDateWords(best)}` : ''
}

/** `Cartographer, Night Train Maps`. */
export function workWords(person: PersonDetail): string {
  const card = person.facts.map((fact) => fact.card).find((each) => each?.jobTitle || each?.organisation)
  return [card?.jobTitle, card?.organisation].filter(Boolean).join(', ')
}

/** What one calls somebody in a sentence: the given name their card states, else the whole name. */
export function shortName(person: PersonDetail): string {
  const given = person.facts.map(({ card }) => card?.given).find((name) => name && person.summary.name.startsWith(name))
  return given ?? person.summary.name
}
