import { tidy } from '../../contract/handles'

export interface PlainLine {
  /** Without marks and tags. */
  readonly text: string
  readonly bold: readonly string[]
  readonly places: readonly string[]
  readonly tags: readonly string[]
}

const tag = /(?:^|\s)@([\p{L}\p{N}_:-]{1,60})/gu

/** `Lunch with **Grace Hopper** in _Paris_. @food`: friends are bold, places in italics, tags wear an @. */
export function plainLine(line: string): PlainLine {
  const tags = [...line.matchAll(tag)].map(([, name]) => name!)
  const bold: string[] = []
  const places: string[] = []
  const text = line
    .replace(tag, '')
    .replace(/\*\*([^*]{1,200})\*\*/g, (_, name: string) => {
      bold.push(tidy(name))
      return name
    })
    .replace(/(?<![\p{L}\p{N}_])_([^_]{1,200})_(?![\p{L}\p{N}_])/gu, (_, place: string) => {
      places.push(place)
      return place
    })
  return { text: tidy(text), bold: bold.filter((name) => name !== ''), places, tags }
}

export interface Friend {
  readonly name: string
  readonly nicknames: readonly string[]
  readonly place?: string
  readonly tags: readonly string[]
}

/** `Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy`. */
export function friendOf(line: string): Friend {
  const tags = [...line.matchAll(tag)].map(([, name]) => name!)
  const rest = line.replace(tag, '')
  const place = /\[([^[\]]{1,200})\]/.exec(rest)?.[1]
  const also = /\(a\.k\.a\. ([^()]{1,1000})\)/.exec(rest)?.[1]
  const name = tidy(rest.replace(/\[[^[\]]{1,200}\]/, '').replace(/\(a\.k\.a\. [^()]{1,1000}\)/, ''))
  return { name, nicknames: also?.split(' a.k.a. ').map(tidy).filter((each) => each !== '') ?? [], ...(place !== undefined && { place: tidy(place) }), tags }
}
