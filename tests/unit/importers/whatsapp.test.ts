import { whatsapp } from '../../../electron/importers/whatsapp'
import { testImporter } from './testImporter'

testImporter(whatsapp, 'whatsapp')
