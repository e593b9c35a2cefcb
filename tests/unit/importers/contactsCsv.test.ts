import { contactsCsv, peopleTable } from '../../../electron/importers/contactsCsv/index'
import { testImporter } from './testImporter'

testImporter(contactsCsv, 'contactsCsv')
testImporter(peopleTable, 'peopleTable')
