import { nametag } from '../../../electron/importers/nametag/index'
import { testImporter } from './testImporter'

testImporter(nametag, 'nametag')
