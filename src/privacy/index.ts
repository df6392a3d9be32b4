export { createAdminErasure, NotErasedError, type AdminErasure } from './admin-erasure.ts';
export { createAdmitExport, exportsCounter, type AdmitExport } from './admit-export.ts';
export { findReceipt, listErasures } from './erasure-store.ts';
export { courseTables } from './course-rows.ts';
export { createEraseStudent, StillBusyError } from './erase-student.ts';
export { createErasureNotes } from './erasure-notes.ts';
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
export { createReapplyErasures, reapplyQueue, type ReapplyErasures } from './reapply-erasures.ts';
export { checkReceipt, NoReceiptError, type ReceiptCheck, type ReceiptFile } from './receipt.ts';
export * from './retention/index.ts';
