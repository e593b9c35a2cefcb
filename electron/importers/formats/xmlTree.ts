/** One element of an item, with all that is inside it but the items nested in it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** Address of its namespace; `prefix:` where the file never declares the prefix, empty without one. */
  readonly space: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** Its own characters and CDATA, entities decoded once; that of its children is theirs. */
  readonly text: string
}

export interface XmlAttribute {
  readonly name: string
  readonly space: string
  readonly value: string
}

/** The first child of that name; of that namespace, where one is asked for. */
export const childOf = (element: XmlElement | undefined, name: string, space?: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name && (space === undefined || child.space.startsWith(space)))

/** The trimmed text of the first child of that name; empty when there is none. */
export const textIn = (element: XmlElement | undefined, name: string, space?: string): string => childOf(element, name, space)?.text.trim() ?? ''

/** The value of an attribute; empty when there is none. */
export const attributeOf = (element: XmlElement | undefined, name: string): string => element?.attributes.find((attribute) => attribute.name === name)?.value ?? ''
