import { nameHandle, type Handle } from '../../contract/handles'
import { repairDeep } from '../formats/metaText'
import { nameOf } from '../meta/names'
import { ownerNames } from '../meta/ownerNames'
import type { Thread } from '../meta/threadFiles'
import type { Entry } from '../sources/source'
import { list, object, type Json } from '../formats/jsonValues'
import { smallFile } from '../smallFiles'
import { accountHandle, accountName, network } from './handles'
import { roleOf } from './labels'
import { leavesOf } from './shapes'
import { baseName } from './files'

export interface OwnerFound {
  /** Account first, then former accounts, then the name that messages know. */
  readonly handles: readonly Handle[]
  readonly name?: string
  readonly choices: readonly Handle[]
  /** When the account was made, as written. */
  readonly since?: unknown
}

/** From the profile; else whoever takes part in nearly all conversations. Messages know the name, everything else the account: both are the owner. */
export async function ownerOf(entries: readonly Entry[], threads: readonly Thread[]): Promise<OwnerFound> {
  const profile = await profileOf(entries)
  const former = await formerAccounts(entries)
  const guess = profile.name === undefined || profile.account === undefined ? await ownerNames(threads) : { choices: [] }
  const name = profile.name ?? guess.name
  const accounts = [...new Set([...(profile.account === undefined ? [] : [profile.account]), ...former])]
  const handles = [...accounts.map(accountHandle), ...(name === undefined ? [] : [nameHandle(network, name)])]
  const since = await joined(entries)
  return {
    handles,
    ...(name !== undefined && { name }),
    choices: guess.choices.map((each) => nameHandle(network, each)).filter((handle) => !handles.includes(handle)),
    ...(since !== undefined && { since }),
  }
}

const named = (entries: readonly Entry[], name: RegExp): Entry[] =>
  entries.filter((entry) => name.test(baseName(entry).toLowerCase()) && !/(?:^|\/)(?:threads|your_facebook_activity)\//i.test(entry.path))

async function profileOf(entries: readonly Entry[]): Promise<{ account?: string; name?: string }> {
  for (const entry of named(entries, /^personal_information\.json$/)) {
    const file = object(repairDeep(await smallFile(entry)))
    const found = file && profileIn(file)
    if (found?.account !== undefined) return found
  }
  for (const entry of named(entries, /^profile\.json$/)) {
    const file = object(repairDeep(await smallFile(entry)))
    const account = accountName(file?.username)
    const name = nameOf(file?.name)
    if (account !== undefined) return { account, ...(name !== undefined && { name }) }
  }
  return {}
}

/** The profile in `personal_information.json`: the first record of its first list. */
export function profileIn(file: Json): { account?: string; name?: string } {
  const user = object(list(file.profile_user)[0]) ?? object(list(Object.values(file)[0])[0]) ?? file
  return fromProfile(user)
}

/** By its labels in any known language; else the first value that looks like an account and no address, number or yes. */
export function fromProfile(user: Json): { account?: string; name?: string } {
  const leaves = leavesOf(user).filter(({ value }) => value !== undefined)
  const account =
    accountName(leaves.find(({ label }) => roleOf(label) === 'username')?.value) ??
    leaves.map(({ value }) => value!).find((value) => /^[a-z0-9._]{1,30}$/.test(value) && !/^(?:true|false|\d+|\d{4}-\d\d-\d\d|male|female|private|public)$/.test(value))
  const name = nameOf(leaves.find(({ label }) => roleOf(label) === 'name')?.value)
  return { ...(account !== undefined && { account }), ...(name !== undefined && { name }) }
}

/** `profile_changes.json` tells old and new values of whatever was changed: accounts are those where both are some. */
async function formerAccounts(entries: readonly Entry[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of named(entries, /^profile_changes\.json$/)) {
    const file = object(repairDeep(await smallFile(entry)))
    for (const item of list(file?.profile_profile_change ?? Object.values(file ?? {})[0]).slice(0, 1000)) {
      const record = object(item)
      if (!record) continue
      const values = leavesOf(record).flatMap(({ value }) => value ?? [])
      if (!values.some((value) => roleOf(value) === 'username')) continue
      for (const value of values) if (/^[a-z0-9._]{1,30}$/.test(value) && roleOf(value) === undefined) found.push(value)
    }
  }
  return found
}

async function joined(entries: readonly Entry[]): Promise<unknown> {
  for (const entry of named(entries, /^(?:signup_information|signup_details|account_registration_info)\.json$/)) {
    const file = object(repairDeep(await smallFile(entry)))
    const record = object(list(Object.values(file ?? {})[0])[0])
    const time = record && leavesOf(record).find(({ timestamp }) => timestamp !== undefined)?.timestamp
    if (time !== undefined) return time
  }
  return undefined
}
