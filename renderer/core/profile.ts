/** What is known of somebody beside the timeline: the owner's words and the sources', side by side. */
import type { Profile } from './model'

export const emptyProfile = (): Profile => ({
  texts: {},
  entries: { date: [], place: [], organisation: [], language: [], met: [], field: [] },
  relations: [],
  groups: [],
  tags: [],
  photos: [],
  notes: [],
  favourite: false,
  archived: false,
  deleted: false,
})
