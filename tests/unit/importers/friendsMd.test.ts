import { friendsMd } from '../../../electron/importers/friendsMd/index'
import { testImporter } from './testImporter'

testImporter(friendsMd, 'friendsMd')
