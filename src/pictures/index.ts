export {
  createDropPicture,
  createOpenPicture,
  type DropPicture,
  type OpenPicture,
} from './open-picture.ts';
export {
  longestDescription,
  mostPerTurn,
  PictureRefusedError,
  type AskedPicture,
  type Picture,
  type ReadPicture,
  type SentPicture,
} from './picture.ts';
export { attachPictures, lockPictures, pictureBlobs, picturesOfTurns } from './picture-store.ts';
export { createReadWords, type ReadWords } from './read-words.ts';
export { createSweepPictures } from './sweep-pictures.ts';
export {
  createTakePicture,
  pictureQueue,
  uploadsCounter,
  type TakePicture,
} from './take-picture.ts';
