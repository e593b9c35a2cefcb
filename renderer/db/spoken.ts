/** Whom imports that came or went speak of: as long as these are not very many, they alone are worked out anew. */
import type { Handle, Stream } from '#contract/handles'
import type { ConnectionFact, PersonFact } from '#contract/records'
import type { Place } from './listed'
import { mostHandles } from './neighbourhood'

export class Spoken {
  /** Pseudo-streams included. */
  readonly streams = new Set<Stream>()
  /** Stated, tied, concerned, or the owner's; of no meaning once it is wide. */
  readonly handles = new Set<Handle>()
  /** Who takes part in containers among the streams, however many: once an import is gone, nothing else knows it. */
  readonly members = new Set<Handle>()
  /** The pages of `~people` that came, by their place in words. */
  readonly pages = new Map<string, Place>()
  /** An import came or went, even if it holds nothing. */
  any = false
  /** Connections came or went. */
  ties = false
  /** It may concern anybody: very many, or people known by name alone. */
  wide = false

  handle(handle: Handle): void {
    if (this.wide) return
    this.handles.add(handle)
    if (this.handles.size > mostHandles) this.wide = true
  }

  person({ handles, hint }: PersonFact, page?: Place): void {
    if (hint) this.wide = true
    for (const handle of handles) this.handle(handle)
    if (page && !this.wide) this.pages.set(page.join(' '), page)
  }

  connection({ handle }: Pick<ConnectionFact, 'handle'>): void {
    this.ties = true
    this.handle(handle)
  }

  include(other: Spoken): void {
    for (const stream of other.streams) this.streams.add(stream)
    for (const handle of other.members) this.members.add(handle)
    for (const handle of other.handles) this.handle(handle)
    for (const [key, page] of other.pages) this.pages.set(key, page)
    this.any = true
    this.ties ||= other.ties
    this.wide ||= other.wide
  }
}
