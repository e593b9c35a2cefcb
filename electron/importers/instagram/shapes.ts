import { textOf } from '../meta/names'
import { repairText } from '../formats/metaText'
import { list, object, type Json } from '../formats/jsonValues'
import { accountIn, accountName } from './handles'
import { roleOf, type Role } from './labels'

/** One labelled value of a record, whichever of the shapes it has. */
export interface Leaf {
  /** Repaired. */
  readonly label: string
  readonly value?: string
  readonly href?: string
  /** As written. */
  readonly timestamp?: unknown
  /** The object it stands in, to tell which name belongs to which account. */
  readonly group: number
}

const deepest = 20
const most = 500

/** The values of shape M (`string_map_data`) and shape L (`label_values`, from late 2025). */
export function leavesOf(record: Json): Leaf[] {
  const leaves: Leaf[] = []
  let group = 0
  const add = (label: string, of: Json, within: number) => {
    const value = textOf(of.value)
    const href = textOf(of.href)
    const timestamp = of.timestamp_value ?? of.timestamp
    leaves.push({ label, ...(value !== undefined && { value }), ...(href !== undefined && { href }), ...(Number(timestamp) > 0 && { timestamp }), group: within })
  }
  const map = object(record.string_map_data)
  if (map) for (const key of Object.keys(map).slice(0, most)) if (object(map[key])) add(repairText(key), object(map[key])!, 0)
  const walk = (items: unknown, depth: number): void => {
    if (depth > deepest) return
    const here = ++group
    for (const item of list(items)) {
      if (leaves.length >= most) return
      const of = object(item)
      if (!of) continue
      if (Array.isArray(of.dict) || Array.isArray(of.vec)) {
        walk(of.dict, depth + 1)
        walk(of.vec, depth + 1)
      } else add(textOf(of.label ?? of.title) ?? '', of, here)
    }
  }
  walk(record.label_values, 0)
  return leaves
}

export interface Said {
  readonly account?: string
  readonly name?: string
  readonly text?: string
  readonly href?: string
  readonly timestamp?: unknown
}

/**
 * Whose, what and when, of a record of shape M or L. `learnt` are the roles of labels nobody knew; without labels the form tells: only a
 * time, the address of an account, something that looks like an account.
 */
export function saidIn(record: Json, learnt: ReadonlyMap<string, Role> = new Map()): Said {
  const leaves = leavesOf(record)
  const role = (leaf: Leaf) => roleOf(leaf.label) ?? learnt.get(leaf.label)
  const of = (wanted: Role) => leaves.find((leaf) => role(leaf) === wanted)
  const byAddress = leaves.find((leaf) => accountIn(leaf.href ?? leaf.value) !== undefined)
  const account = accountName(of('owner')?.value) ?? accountName(of('username')?.value) ?? accountIn(byAddress?.href ?? byAddress?.value)
  const accountLeaf = of('username') ?? of('owner') ?? byAddress
  const beside = leaves.filter((leaf) => leaf.group === accountLeaf?.group && leaf !== accountLeaf)
  const name = (beside.find((leaf) => role(leaf) === 'name') ?? onlyName(accountLeaf, beside, account))?.value
  const text = of('comment')?.value
  const href = leaves.find(({ href, value }) => /^https?:/.test(href ?? value ?? '') && accountIn(href ?? value) === undefined)
  const timestamp = of('time')?.timestamp ?? leaves.find((leaf) => leaf.timestamp !== undefined && leaf.value === undefined)?.timestamp ?? record.timestamp
  return {
    ...(account !== undefined && { account }),
    ...(name !== undefined && name.toLowerCase() !== account && { name }),
    ...(text !== undefined && { text }),
    ...(href && { href: href.href ?? href.value }),
    ...(timestamp !== undefined && { timestamp }),
  }
}

/** In an object of shape L the one value beside the account that is no address, whatever its label. */
function onlyName(leaf: Leaf | undefined, beside: readonly Leaf[], account: string | undefined): Leaf | undefined {
  if (!leaf || leaf.group < 2) return undefined
  const named = beside.filter(({ label, value, href }) => value !== undefined && roleOf(label) === undefined && href === undefined && !/^https?:/.test(value) && !/^\d*$/.test(value) && accountName(value) !== account)
  return named.length === 1 ? named[0] : undefined
}

/** What an entry of `string_list_data` (shape S) says, beside the title that stands above it. */
export interface Listed {
  readonly value?: string
  readonly href?: string
  readonly timestamp?: unknown
}

export function listedIn(record: Json): Listed[] {
  return list(record.string_list_data).slice(0, most).flatMap((item) => {
    const of = object(item)
    if (!of) return []
    const value = textOf(of.value)
    const href = textOf(of.href)
    return [{ ...(value !== undefined && { value }), ...(href !== undefined && { href }), timestamp: of.timestamp }]
  })
}
