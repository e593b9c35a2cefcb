import { xArchive } from '../../../electron/importers/x'
import { testImporter } from './testImporter'

testImporter(xArchive, 'x')
