import { monica } from '../../../electron/importers/monica/index'
import { testImporter } from './testImporter'

testImporter(monica, 'monica')
