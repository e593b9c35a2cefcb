import { computed, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import { useSettings } from '../stores/settings'
import { useShell } from '../stores/shell'
import { useLibrary } from './useLibrary'
import { useSavedFilters } from './useSavedFilters'

/** Something the app can be told to do, by name. */
export interface AppCommand {
  readonly id: string
  readonly label: string
  readonly icon: 'users' | 'download' | 'printer' | 'sliders-horizontal' | 'plus' | 'undo-2' | 'rotate-cw' | 'history' | 'bookmark' | 'sun' | 'moon' | 'monitor' | 'merge' | 'trash-2' | 'filter' | 'never-met' | 'loop' | 'calendar' | 'map-pin' | 'waypoints'
  readonly keys?: string
  /** Other words for it. */
  readonly also?: string
}

interface Doing extends AppCommand {
  readonly run: () => unknown
}

/** Everything the palette can be told to do now. `undo` and `redo` say what they did, which is the window's affair. */
export function useCommands(edits: { readonly undo: () => void; readonly redo: () => void }): {
  readonly commands: ComputedRef<readonly AppCommand[]>
  readonly run: (id: string) => void
} {
  const router = useRouter()
  const shell = useShell()
  const settings = useSettings()
  const { info } = useLibrary()
  const { filters } = useSavedFilters()

  const goes = (name: string, params?: Record<string, string>) => () => router.push({ name, ...(params ? { params } : {}) })
  const all = computed<readonly Doing[]>(() => {
    const { name, params } = router.currentRoute.value
    const places: (Doing & { readonly route: string })[] = [
      { id: 'people', route: 'people', label: 'People', icon: 'users', also: 'everyone list', run: goes('people') },
      { id: 'never met', route: 'never met', label: 'Never met', icon: 'never-met', also: 'still talking coffee', run: goes('never met') },
      { id: 'open loops', route: 'open loops', label: 'Open loops', icon: 'loop', also: 'met nobody has written since', run: goes('open loops') },
      { id: 'coming', route: 'coming', label: 'Before you meet', icon: 'calendar', also: 'coming next days calendar prepare', run: goes('coming') },
      { id: 'trip', route: 'trip', label: 'A trip', icon: 'map-pin', also: 'travel city who is near', run: goes('trip') },
      { id: 'left behind', route: 'left behind', label: 'Left behind on a network', icon: 'waypoints', also: 'lost network', run: goes('left behind') },
      { id: 'second meetings', route: 'second meetings', label: 'Second meetings', icon: 'users', also: 'met again', run: goes('second meetings') },
      { id: 'cadence', route: 'cadence', label: 'In touch, as often as you like', icon: 'rotate-cw', also: 'cadence regularly due remind', run: goes('cadence') },
      { id: 'review', route: 'review', label: 'Review who may be one', icon: 'merge', also: 'duplicates suggestions same person', run: goes('review') },
      { id: 'import', route: 'import', label: 'Import', icon: 'download', also: 'bring archives add files', run: goes('import') },
      { id: 'imports', route: 'imports', label: 'All imports', icon: 'download', also: 'undo an import sources', run: goes('imports') },
      { id: 'print room', route: 'print room', label: 'Print room', icon: 'printer', also: 'paper pdf', run: goes('print room') },
      { id: 'history', route: 'history', label: 'What you did', icon: 'history', also: 'history operations take back', run: goes('history') },
      { id: 'trash', route: 'trash', label: 'Trash', icon: 'trash-2', also: 'deleted people restore', run: goes('trash') },
      { id: 'settings', route: 'settings', label: 'Settings', icon: 'sliders-horizontal', also: 'preferences keyboard appearance', run: goes('settings') },
    ]
    const edit: Doing[] = info.value?.readOnly ? [] : [
      { id: 'log', label: 'Log a meeting', icon: 'plus', keys: 'Ctrl L', also: 'call note write down met', run: () => shell.openLog(name === 'person' ? [String(params.handle)] : []) },
      {
        id: 'add', label: 'Add someone', icon: 'plus', also: 'new person create contact',
        async run() {
          await router.push({ name: 'people' })
          shell.addingPerson = true
        },
      },
      { id: 'undo', label: 'Undo', icon: 'undo-2', keys: 'Ctrl Z', also: 'take back', run: edits.undo },
      { id: 'redo', label: 'Do it again', icon: 'rotate-cw', keys: 'Ctrl Shift Z', also: 'redo', run: edits.redo },
    ]
    const here: Doing[] = name === 'person' ? [{ id: 'print', label: 'Print this timeline', icon: 'printer', also: 'paper pdf', run: goes('print', { handle: String(params.handle) }) }] : []
    const saved = filters.value.map((filter): Doing => ({
      id: `filter ${filter.id}`, label: `Show ${filter.name}`, icon: 'bookmark', also: 'filter', run: () => router.push({ name: 'people', query: { filter: filter.id } }),
    }))
    const looks: Doing[] = [
      { id: 'day', label: 'By day', icon: 'sun', also: 'light theme bright', run: () => { settings.theme = 'light' } },
      { id: 'night', label: 'By night', icon: 'moon', also: 'dark theme', run: () => { settings.theme = 'dark' } },
      { id: 'system', label: 'Day and night as the system', icon: 'monitor', also: 'theme', run: () => { settings.theme = 'system' } },
    ]
    return [...edit.slice(0, 2), ...here, ...places.filter(({ route }) => router.hasRoute(route)), ...saved, ...edit.slice(2), ...looks]
  })
  return { commands: all, run: (id) => void all.value.find((command) => command.id === id)?.run() }
}
