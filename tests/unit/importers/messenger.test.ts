import { messenger } from '../../../electron/importers/messenger'
import { testImporter } from './testImporter'

testImporter(messenger, 'messenger')
