/** The header of a WAV file of 32-bit floats. */

const FLOAT = 3;
const CHANNELS = 2;
const SAMPLE_BYTES = 4;

/** 44 bytes before `frames` stereo samples of little-endian floats. */
export function wavHeader(frames: number, rate: number): Buffer {
  const data = frames * CHANNELS * SAMPLE_BYTES;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(FLOAT, 20);
  header.writeUInt16LE(CHANNELS, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * CHANNELS * SAMPLE_BYTES, 28);
  header.writeUInt16LE(CHANNELS * SAMPLE_BYTES, 32);
  header.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data, 40);
  return header;
}
