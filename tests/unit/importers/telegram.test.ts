import { telegram } from '../../../electron/importers/telegram'
import { testImporter } from './testImporter'

testImporter(telegram, 'telegram')
