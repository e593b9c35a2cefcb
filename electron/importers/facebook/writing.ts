import type { Place } from '../../contract/records'
import { nameOf, textOf } from '../meta/names'
import { few, type Json, object, text } from '../formats/jsonValues'

/** What is attached to a post or comment, from however deep it lies. */
export interface Attached {
  readonly texts: readonly string[]
  readonly links: readonly string[]
  /** Addresses of pictures and films inside the archive. */
  readonly media: readonly string[]
  readonly place?: Place
  /** Name of the event that was shared. */
  readonly event?: string
}

export function attachedTo(record: Json): Attached {
  const texts: string[] = []
  const links: string[] = []
  const media: string[] = []
  let place: Place | undefined
  let event: string | undefined
  for (const attachment of few(record.attachments)) {
    for (const item of few(object(attachment)?.data)) {
      const data = object(item)
      if (!data) continue
      const words = textOf(data.text)
      if (words !== undefined) texts.push(words)
      const external = object(data.external_context)
      const link = text(external?.url) ?? textOf(external?.name)
      if (link !== undefined) links.push(link)
      const file = object(data.media)
      const uri = text(file?.uri)
      if (uri !== undefined) media.push(uri)
      const description = textOf(file?.description)
      if (description !== undefined && !texts.includes(description)) texts.push(description)
      place ??= placeIn(data.place)
      event ??= nameOf(object(data.event)?.name)
    }
  }
  return { texts, links, media, ...(place && { place }), ...(event !== undefined && { event }) }
}

export function placeIn(value: unknown): Place | undefined {
  const place = object(value)
  if (!place) return undefined
  const name = nameOf(place.name)
  const address = textOf(place.address)
  const coordinate = object(place.coordinate)
  const [latitude, longitude] = [coordinate?.latitude, coordinate?.longitude]
  const located = isDegree(latitude, 90) && isDegree(longitude, 180)
  if (name === undefined && address === undefined && !located) return undefined
  return { ...(name !== undefined && { name }), ...(address !== undefined && { address }), ...(located && { latitude, longitude }) }
}

export const isDegree = (value: unknown, most: number): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most

/** Words with the links they came with, each once. */
export function withLinks(words: readonly string[], links: readonly string[]): string | undefined {
  const parts: string[] = []
  for (const part of [...words, ...links]) if (!parts.some((earlier) => earlier.includes(part))) parts.push(part)
  return parts.length > 0 ? parts.join('\n') : undefined
}

export const baseName = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1)
