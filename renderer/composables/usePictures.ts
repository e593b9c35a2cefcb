import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'
import { Failed } from '#contract/result'
import { readPicture } from '../services/pictures'

/** Addresses of pictures by hash, for `img`. What is missing, damaged or too large is left out. */
export function usePictures(hashes: MaybeRefOrGetter<readonly string[]>): Readonly<ShallowRef<ReadonlyMap<string, string>>> {
  const pictures = shallowRef<ReadonlyMap<string, string>>(new Map())
  let gone = false

  watch(() => [...new Set(toValue(hashes))].sort().join(), async (wanted) => {
    const all = new Set(wanted.split(',').filter((hash) => hash !== ''))
    for (const [hash, url] of pictures.value) if (!all.has(hash)) URL.revokeObjectURL(url)
    pictures.value = new Map([...pictures.value].filter(([hash]) => all.has(hash)))
    for (const hash of all) {
      if (pictures.value.has(hash)) continue
      const picture = await readable(hash)
      if (gone || !toValue(hashes).includes(hash)) return
      if (picture && !pictures.value.has(hash)) pictures.value = new Map([...pictures.value, [hash, URL.createObjectURL(picture)]])
    }
  }, { immediate: true })
  onScopeDispose(() => {
    gone = true
    for (const url of pictures.value.values()) URL.revokeObjectURL(url)
  })
  return pictures
}

/** A picture that may not be shown is not there; "Check my data" tells of damaged ones. */
async function readable(hash: string): Promise<Blob | null> {
  try {
    return await readPicture(hash)
  } catch (reason) {
    if (reason instanceof Failed) return null
    throw reason
  }
}
