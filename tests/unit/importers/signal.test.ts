import { signal } from '../../../electron/importers/signal'
import { testImporter } from './testImporter'

testImporter(signal, 'signal')
