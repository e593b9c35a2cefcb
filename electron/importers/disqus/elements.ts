import { attributeOf, childOf, textIn, type XmlElement } from '../formats/xml'
import type { IsItem } from '../formats/xmlReader'

/** Pages and the comments below them; categories say nothing of people. */
export const isItem: IsItem = (name, _, parent) => parent === 'disqus' && (name === 'thread' || name === 'post')

export const isRecord = (name: string): boolean => name === 'post'

/** `dsq:id`: the key. The element `id` is something else. */
export const keyOf = (element: XmlElement | undefined): string => attributeOf(element, 'id').trim()

export const isTrue = (element: XmlElement, name: string): boolean => textIn(element, name).toLowerCase() === 'true'

/** What a post or a page says of its author. Equal ones are one object in a survey. */
export interface Signed {
  readonly name: string
  readonly username: string
  readonly email: string
  /** The forum, in which the name of a guest counts. */
  readonly forum: string
}

export function signedOf(element: XmlElement, forum: string): Signed {
  const author = childOf(element, 'author')
  const anonymous = author !== undefined && isTrue(author, 'isAnonymous')
  return { name: textIn(author, 'name'), username: anonymous ? '' : textIn(author, 'username'), email: textIn(author, 'email'), forum }
}
