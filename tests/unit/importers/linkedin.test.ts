import { linkedIn } from '../../../electron/importers/linkedin/index'
import { testImporter } from './testImporter'

testImporter(linkedIn, 'linkedin')
