export { startLab, type Lab, type LabOptions } from './start-lab.ts';
export type { LabFace } from './lab-face.ts';
export type { FaceName, LabGrade } from './controls.ts';
export type { LabCourse } from './lab-course.ts';
export type { LabControls } from './controls.ts';
export { labApiKey } from './platform/api-grants.ts';
