import { idHandle, nameHandle, type Handle } from '../../contract/handles'

/** Somebody on a page: a name, or where that was lost the number of the account (`123456@facebook.com`). */
export function handleOf(name: string): Handle {
  const id = /^(\d{1,25})@facebook\.com$/i.exec(name)?.[1]
  return id === undefined ? nameHandle('facebook', name) : idHandle('facebook', id)
}

/** `Participants: Ana Sample and Ben Exémple` in any language: the names behind the colon, as well as they can be told apart. */
export function participantsIn(header: readonly string[]): string[] | undefined {
  for (const text of header) {
    const list = /^[\p{L}\p{M} ]{2,40}[:：]\s?(\S.{0,20000})$/u.exec(text)?.[1]
    if (list !== undefined) return list.split(/,\s|、|\s(?:and|und|et|y|e|en|og|och|i|ja|és|ve|и|та|a|și|in|ir|un|ja|và|και|dan|&)\s/u).map((name) => name.trim()).filter((name) => name !== '')
  }
  return undefined
}
