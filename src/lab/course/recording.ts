import type { LabItem } from '../lab-course.ts';

const samplesPerSecond = 8_000;

/** A short sound recording; what is said in it is told by its captions alone, for nobody speaks. */
export const officeHour = {
  title: 'Office hour: units of a derivative',
  kind: 'file',
  fileName: 'office-hour-units.wav',
  mediaType: 'audio/wav',
  bytes: async () => silence(1),
  captions: [
    {
      locale: 'en',
      text: `WEBVTT

1
00:00:00.000 --> 00:00:06.000
Somebody asked me what the units of a derivative are.

2
00:00:06.000 --> 00:00:13.500
They are the units of the output divided by the units of the input, always.

3
00:00:13.500 --> 00:00:21.000
If the height of a kite is in metres and the time in seconds, its derivative is in metres per second.

4
00:00:21.000 --> 00:00:28.000
In the chain rule the units of the middle variable cancel, and that is a fine way to check your work.
`,
    },
  ],
} satisfies Pick<LabItem, 'title' | 'kind' | 'fileName' | 'mediaType' | 'captions'> & {
  bytes: () => Promise<Buffer>;
};

/** RIFF with eight-bit samples of one channel, for so many seconds. */
function silence(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * samplesPerSecond, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
