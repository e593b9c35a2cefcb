import type { Importer } from '../importer'
import { claims } from './claims'
import { readChats } from './readChats'

/** Chats exported one by one from WhatsApp: text files of Android phones and iPhones, or the zips they come in. */
export const whatsapp: Importer = {
  id: 'whatsapp',
  title: 'WhatsApp chats',
  version: 1,
  claim: (source) => claims(source, { network: 'whatsapp', importer: 'whatsapp', title: 'WhatsApp chats' }),
  read: (source, claim, options) => readChats(source, claim, options, 'whatsapp'),
}
