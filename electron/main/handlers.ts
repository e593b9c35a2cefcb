import { dialog, shell } from 'electron'
import type { PickedSource, Token } from '../contract/ipc'
import { Failed } from '../contract/result'
import type { CommandRun } from './commandRun'
import type { CurrentLibrary } from './currentLibrary'
import type { ImportJobs } from './importJobs'
import type { Caller, Handlers } from './ipc'
import { safeLink } from './links'
import type { Notices } from './notices'
import type { PickedSources } from './pickedSources'
import type { Printing } from './printing'
import { resumeReadings } from './resuming'
import type { Unfinished } from './unfinished'
import { bringForward, sendTo } from './window'

export interface Services {
  readonly appVersion: string
  readonly current: CurrentLibrary
  readonly sources: PickedSources
  readonly jobs: ImportJobs
  readonly unfinished: Unfinished
  readonly printing: Printing
  readonly notices: Notices
  readonly command?: CommandRun
  /** Loads the page anew, once the answer is on its way: it holds nothing of what it held before. */
  readonly startAgain: () => Promise<void>
}

/** Bytes of a picture in one answer: with base64 just under 1 MB. */
const pictureChunk = 720 * 1024

/** What each call of the contract does. */
export function createHandlers({ appVersion, current, sources, jobs, unfinished, printing, notices, command, startAgain }: Services): Handlers {
  const run = (): CommandRun => {
    if (!command) throw new Failed('refused', 'No command was given.')
    return command
  }
  const pick = async ({ window }: Caller, title: string, properties: readonly ('openFile' | 'openDirectory' | 'multiSelections')[]): Promise<PickedSource | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, properties: [...properties] })
    return canceled || filePaths.length === 0 ? null : sources.add(filePaths)
  }
  const onPaper = ({ purpose }: Caller, token: Token): Token => {
    if (purpose.purpose !== 'paper' || purpose.token !== token) throw new Failed('refused', 'These are the pages of another window.')
    return token
  }

  return {
    windowPurpose: ({ purpose }) => purpose,
    libraryInfo: () => current.info(appVersion),
    libraryState: () => current.library.state(),

    openImport: (_caller, id) => current.openImport(id),
    closeImport: (_caller, token) => current.closeImport(token),
    journalAfter: (_caller, device, seq) => current.journalAfter(device, seq),
    append: (_caller, operations) => current.library.appendAll(operations),

    readPicture: async (_caller, sha256, from) => {
      const part = await current.library.picturePart(sha256, from, pictureChunk)
      return part && Buffer.from(part).toString('base64')
    },
    addPicture: (_caller, base64) => current.library.addPicture(Buffer.from(base64, 'base64')),

    pickFiles: (caller) => pick(caller, 'Choose archives, address books and calendars', ['openFile', 'multiSelections']),
    pickFolder: (caller) => pick(caller, 'Choose a folder with an archive', ['openDirectory']),
    detect: (_caller, source) => jobs.detect(sources.get(source)),
    detectAs: (_caller, source, names, importer) => jobs.detect(sources.part(source, names, importer)),
    previewPeople: (_caller, request) => jobs.previewPeople(sources.get(request.source), request),
    // The sample goes away by itself, and a command has nobody who could be asked the next time.
    startReading: ({ purpose }, request) => jobs.start(current.library, sources.get(request.source), request, purpose.purpose === 'app' && !current.isSample),
    readOutcome: (_caller, reading) => jobs.outcome(reading),
    keepReading: (_caller, reading) => jobs.keep(reading),
    discardReading: (_caller, reading) => jobs.discard(reading),
    pauseReading: (_caller, reading, paused) => jobs.pause(reading, paused),
    interruptedReadings: () => unfinished.list(current.library.id),
    resumeReadings: (_caller, token) => resumeReadings({ unfinished, sources, jobs }, token),
    forgetInterrupted: (_caller, token) => unfinished.forget(token),
    compareImports: (_caller, before, after) => jobs.compare(current.library, before, after),

    makePages: (_caller, job) => printing.makePages(job),
    pagesPart: (_caller, token, from) => printing.part(token, from),
    paperPart: (caller, token) => printing.printPart(onPaper(caller, token)),
    paperReady: (caller, token, items) => printing.ready(onPaper(caller, token), items),
    paperFailed: (caller, token, message) => printing.failed(onPaper(caller, token), message),
    printPages: (_caller, token) => printing.print(token),
    savePages: ({ window }, token) => printing.save(token, window),

    canNotify: () => notices.supported,
    notify: ({ window }, title, body) =>
      notices.show({ title, body }, () => {
        if (window.isDestroyed()) return
        bringForward(window)
        sendTo(window, 'go', { to: 'today' })
      }),

    openSample: async () => {
      await jobs.stop()
      await current.openSample()
      void startAgain()
    },
    closeSample: async () => {
      await jobs.stop()
      await current.closeSample()
      void startAgain()
    },
    showLibraryFolder: async () => {
      const problem = await shell.openPath(current.library.folder)
      if (problem !== '') throw new Failed('unreadable', 'The system could not show the folder.')
    },
    openLink,

    checkFolder: () => current.library.check(),
    exportFile: (_caller, name, text, last) => run().exportFile(name, text, last),
    writePages: async (_caller, token) => {
      await printing.write(token, run().printPath)
      return run().printName
    },
    commandProgress: (_caller, text) => run().progress(text),
    commandDone: (_caller, report) => run().done(report),
  }
}

async function openLink({ window }: Caller, text: string): Promise<void> {
  const link = safeLink(text)
  if (!link) throw new Failed('refused', 'This address is not opened: it is no plain web, mail or telephone address.')
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${link.target}?`,
    detail: `${link.url.length > 300 ? `${link.url.slice(0, 300)}…` : link.url}\n\nIt opens in another program, which may use the network.`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(link.url)
}
