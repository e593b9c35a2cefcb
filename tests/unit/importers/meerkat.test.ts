import { meerkat } from '../../../electron/importers/meerkat/index'
import { testImporter } from './testImporter'

testImporter(meerkat, 'meerkat')
