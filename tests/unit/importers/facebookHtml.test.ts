import { facebookHtml } from '../../../electron/importers/facebookHtml'
import { testImporter } from './testImporter'

testImporter(facebookHtml, 'facebookHtml')
