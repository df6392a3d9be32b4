export { createAdmitExport, exportsCounter, type AdmitExport } from './admit-export.ts';
export { findReceipt, listErasures } from './erasure-store.ts';
export { createEraseStudent, StillBusyError } from './erase-student.ts';
export {
  createExportStudent,
  createPlanErasure,
  createReadKept,
  type ExportStudent,
  type KeptAbout,
} from './export-student.ts';
export { impersonalTables } from './impersonal-tables.ts';
export { leftElsewhere, personalTables } from './personal-data.ts';
export { findPeople, type Person } from './personal-rows.ts';
export { checkReceipt, NoReceiptError, type ReceiptCheck, type ReceiptFile } from './receipt.ts';
