import { facebook } from '../../../electron/importers/facebook'
import { testImporter } from './testImporter'

testImporter(facebook, 'facebook')
