/**
 * How often the owner wants to be in touch, where they asked for it: by person, or by tag. Any real touch answers, direct or in person. Where
 * nothing covers the time, whether there was one is unknown, and nothing is said.
 */
import { tidy } from '#contract/handles'
import { day } from '../dates'
import type { PersonSummary, Proof } from '../model'
import { foldName } from '../names'
import type { Story } from '../story'
import { byId, told, type Known } from './input'

/** Of all who have a tag, about every so many days; 0 for no longer. */
export interface TagWish {
  readonly tag: string
  readonly days: number
}

export interface Due {
  readonly person: PersonSummary
  /** About every so many. */
  readonly days: number
  /** The tag they were asked for by; absent where it was asked for them alone. */
  readonly tag?: string
  /** The touch that answered last. */
  readonly last: Proof
  /** When the next one was wished for, UTC ms. */
  readonly due: number
}

export interface CadenceInput extends Pick<Known, 'people' | 'stories'> {
  readonly tags: readonly TagWish[]
  readonly now: number
}

/** Who is due, longest first. */
export function dueTouches({ people, stories, tags, now }: CadenceInput): readonly Due[] {
  const byTag = new Map(tags.flatMap((wish) => (wish.days > 0 ? [[foldName(tidy(wish.tag)), wish]] : [])))
  const found: Due[] = []
  for (const [person, story] of told({ people, stories })) {
    const wish = wishFor(person, story, byTag)
    const { last, covered } = story.silence
    if (!wish || !last) continue
    const due = last.at + wish.days * day
    // As long must be covered: a touch that no archive could hold may have been.
    if (due <= now && covered >= wish.days * day) found.push({ person, ...wish, last, due })
  }
  return found.sort((a, b) => a.due - b.due || byId(a, b))
}

/** What was asked for the person decides, "not any more" as well; else the tag that asks most often. */
function wishFor({ tags = [] }: PersonSummary, { cadence }: Story, byTag: ReadonlyMap<string, TagWish>): { readonly days: number; readonly tag?: string } | undefined {
  if (cadence !== undefined) return cadence > 0 ? { days: cadence } : undefined
  let wish: TagWish | undefined
  for (const tag of tags) {
    const one = byTag.get(foldName(tag))
    if (one && (!wish || one.days < wish.days || (one.days === wish.days && one.tag < wish.tag))) wish = one
  }
  return wish && { days: wish.days, tag: wish.tag }
}
