/** Whom a saved filter shows, and what it says in words. Summaries in, the clock passed in. */
import type { FilterRule } from '#contract/words'
import { daysBetween } from './dates'
import { networkName } from './handles'
import type { PersonSummary, Stage } from './model'
import { foldName } from './names'

export interface FilterWorld {
  /** UTC ms. */
  readonly now: number
  readonly zone: string
  /** The groups there are, by id, with their names: a group that is gone has nobody. */
  readonly groups: ReadonlyMap<string, string>
}

/** One condition without `all`, `any` and `not`. */
export type FilterLeaf = Extract<FilterRule, { readonly is: string }>
export type FilterGroup = Extract<FilterRule, { readonly all: unknown } | { readonly any: unknown }>

/** Under which tab somebody is: whom you met before any word was said stands among those you met. */
export const tabOf = ({ stage, path }: Pick<PersonSummary, 'stage' | 'path'>): Stage => (stage === 1 && path === 'met first' ? 2 : stage)

export const matchesRule = (rule: FilterRule, person: PersonSummary, world: FilterWorld): boolean => matcher(rule, world)(person)

export type Matcher = (person: PersonSummary) => boolean

/** The rule made ready once, for very many people. */
export function matcher(rule: FilterRule, world: FilterWorld): Matcher {
  if ('all' in rule) {
    const parts = rule.all.map((part) => matcher(part, world))
    return (person) => parts.every((matches) => matches(person))
  }
  if ('any' in rule) {
    const parts = rule.any.map((part) => matcher(part, world))
    return (person) => parts.some((matches) => matches(person))
  }
  if ('not' in rule) {
    const matches = matcher(rule.not, world)
    return (person) => !matches(person)
  }
  return leafMatcher(rule, world)
}

function leafMatcher(rule: FilterLeaf, { now, zone, groups }: FilterWorld): Matcher {
  switch (rule.is) {
    case 'stage':
      return (person) => tabOf(person) === rule.stage
    case 'network':
      return ({ networks }) => networks.includes(rule.network)
    case 'tag': {
      const wanted = foldName(rule.tag)
      const same = remembered((tag) => foldName(tag) === wanted)
      return ({ tags = [] }) => tags.some(same)
    }
    case 'group':
      return groups.has(rule.group) ? (person) => person.groups?.includes(rule.group) ?? false : () => false
    case 'touched':
      return (person) => {
        const last = lastTouch(person)
        return last !== null && (daysBetween(last, now, zone) <= rule.days) === rule.within
      }
    case 'city': {
      const wanted = foldName(rule.city)
      const there = remembered((where) => where.split(',').some((part) => foldName(part) === wanted))
      return ({ where }) => where !== undefined && there(where)
    }
    case 'met':
      return (person) => (person.lastEncounter !== null) === rule.met
    case 'birthday':
      return ({ birthday }) => birthday?.month === rule.month
    case 'note':
      return ({ hasNote }) => hasNote === rule.has
    case 'favourite':
      return ({ favourite }) => favourite === true
    case 'archived':
      return ({ archived }) => archived === true
    default:
      // Saved by a newer version: nobody, rather than everybody.
      return () => false
  }
}

/** Thousands of people live in a few hundred places: each is looked at once. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) known.set(text, (answer = test(text)))
    return answer
  }
}

const lastTouch = ({ lastDirect, lastEncounter }: PersonSummary): number | null =>
  lastDirect === null || lastEncounter === null ? (lastDirect ?? lastEncounter) : Math.max(lastDirect, lastEncounter)

/** Whether the rule itself asks about the archived; if not, they are left out. */
function asksArchived(rule: FilterRule): boolean {
  if ('all' in rule) return rule.all.some(asksArchived)
  if ('any' in rule) return rule.any.some(asksArchived)
  return 'not' in rule ? asksArchived(rule.not) : rule.is === 'archived'
}

/** Who stands in the list: nobody of the trash, and the archived only where the rule asks for them. Null for everyone. */
export function listed(rule: FilterRule | null, world: FilterWorld): Matcher {
  if (!rule) return ({ deleted, archived }) => deleted !== true && archived !== true
  const matches = matcher(rule, world)
  const archivedToo = asksArchived(rule)
  return (person) => person.deleted !== true && (archivedToo || person.archived !== true) && matches(person)
}

/** How many people each rule lists, all in one pass. Steps after every thousand, so that the page may live in between. */
export function* countingRules(
  rules: ReadonlyMap<string, FilterRule>, people: readonly PersonSummary[], world: FilterWorld,
): Generator<undefined, ReadonlyMap<string, number>> {
  const matchers = [...rules].map(([id, rule]) => ({ id, matches: listed(rule, world), count: 0 }))
  for (let at = 0; at < people.length; at++) {
    for (const each of matchers) if (each.matches(people[at]!)) each.count++
    if (at % 1000 === 999) yield
  }
  return new Map(matchers.map(({ id, count }) => [id, count]))
}

/** `met, in Lisbon, not touched for 365 days`; parts of `any` with `or`, nested ones in brackets. */
export function ruleWords(rule: FilterRule, world: Pick<FilterWorld, 'groups'>): string {
  if ('all' in rule) return rule.all.length === 0 ? 'everyone' : rule.all.map((part) => partWords(part, world)).join(', ')
  if ('any' in rule) return rule.any.length === 0 ? 'nobody' : rule.any.map((part) => partWords(part, world)).join(' or ')
  return 'not' in rule ? notWords(rule.not, world) : leafWords(rule, world)
}

function partWords(part: FilterRule, world: Pick<FilterWorld, 'groups'>): string {
  const many = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1)
  return many ? `(${ruleWords(part, world)})` : ruleWords(part, world)
}

function notWords(rule: FilterRule, world: Pick<FilterWorld, 'groups'>): string {
  if ('is' in rule) {
    if (rule.is === 'met') return leafWords({ is: 'met', met: !rule.met }, world)
    if (rule.is === 'note') return leafWords({ is: 'note', has: !rule.has }, world)
    return `not ${leafWords(rule, world)}`
  }
  return 'not' in rule ? ruleWords(rule.not, world) : `not (${ruleWords(rule, world)})`
}

/** One condition: `in Lisbon`. */
export function leafWords(rule: FilterLeaf, { groups }: Pick<FilterWorld, 'groups'>): string {
  switch (rule.is) {
    case 'stage':
      return stageConditions[rule.stage]
    case 'network':
      return `on ${networkName(rule.network)}`
    case 'tag':
      return `tagged ${rule.tag}`
    case 'group':
      return `in the group ${groups.get(rule.group) ?? 'that is gone'}`
    case 'touched':
      return `${rule.within ? 'touched within' : 'not touched for'} ${rule.days} ${rule.days === 1 ? 'day' : 'days'}`
    case 'city':
      return `in ${rule.city}`
    case 'met':
      return rule.met ? 'met' : 'never met'
    case 'birthday':
      return `birthday in ${monthNames[rule.month - 1] ?? 'no month'}`
    case 'note':
      return rule.has ? 'with a note' : 'without a note'
    case 'favourite':
      return 'favourite'
    case 'archived':
      return 'archived'
    default:
      return 'a condition of a newer version'
  }
}

const stageConditions: Readonly<Record<Stage, string>> = {
  0: 'not placed yet', 1: 'at “never met”', 2: 'at “met”', 3: 'bridged', 4: 'full circle',
}

export const monthNames: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]
