/**
 * Why a network is not taken. Operators alone read this, in a terminal and in English: the dictionaries of
 * src/i18n go to every visitor's browser and carry only what pages say.
 */
const REASONS = {
  fileTooLarge: 'the file has {megabytes} MB; at most {limit} MB are read',
  otherFormat: 'this is {format}, no ONNX network: export it to ONNX first',
  notOnnx: 'this is no ONNX file',
  damaged: 'this ONNX file is damaged or incomplete',
  externalData: 'its weights lie in a second file (external data); save it as one ONNX file',
  unknownOperators: 'it uses operators that onnxruntime does not have: {operators}',
  tooNew: 'it is written in ONNX {what} {version}; this engine reads up to {limit}',
  signature:
    'it has {inputs} input(s) and {outputs} output(s): {names}; one picture in and one out is needed',
  otherTask: 'it cannot serve as {task}: it takes and gives {seen}',
  unknownTask:
    'its file does not say what it answers ({seen}); say what it is for with --task face, matte, colour or repair',
  answer: 'it answers {seen} to a picture of {width}×{height} px; {needed} is needed',
  flat: 'its answer is the same everywhere: nothing can be done with it',
  elementType: '“{name}” is {type}; 32-bit float is needed',
  layoutNhwc: 'it takes pictures as {shape} (channels last); 1×channels×height×width is needed',
  shape: 'it takes {shape}; 1×channels×height×width with 3 channels (RGB) or 1 (luma) is needed',
  fixedSize: 'it takes pictures of {width}×{height} px only; export it with free height and width',
  unloadable: 'onnxruntime cannot load it: {reason}',
  crashed: 'onnxruntime crashed on it ({signal})',
  tooSlow: '{what} was not done after {seconds} s',
  tooMuchMemory: '{what} took more than {limit} MB of memory',
  sizeFails: 'it fails on a picture of {width}×{height} px (pictures have any size): {reason}',
  scale: 'it makes {seen} of {width}×{height} px; exactly ×2, ×3 or ×4 is needed',
  channels: 'it takes {taken} channels and gives {given}; as many are needed',
  notFinite: 'its result holds values that are no numbers (NaN or infinity)',
  signedRange: 'it works on values from −1 to 1; 0 to 1 or 0 to 255 is needed',
  swappedColours: 'its result has red and blue swapped (BGR)',
  otherPicture:
    'its result does not show the test picture enlarged: {psnr} dB against bicubic, at least {needed} are needed',
  seams:
    'what it makes of a pixel depends on the picture farther than {limit} px away (attention, pooling or normalisation over the whole picture): tiles would not fit together',
  idTaken: 'a network {id} is installed already; choose another with --id, or remove it first',
  fileInTheWay: '{file} exists and is another file; move it away or choose another --id',
  unknownId: 'no network {id} is installed',
  shipped: 'network {id} belongs to the product; only added networks can be removed',
  badManifest: 'a manifest cannot be read, mend it first: {problem}',
  busy: 'another `models` command is changing the networks; try again when it is done',
} as const;

export type NetworkReason = keyof typeof REASONS;

/** An expected refusal; `message` is one line that says what was seen, after the file's name if there is one. */
export class NetworkRefusal extends Error {
  override readonly name = 'NetworkRefusal';

  constructor(
    readonly reason: NetworkReason,
    private readonly detail: Readonly<Record<string, string | number>> = {},
    file?: string,
  ) {
    const text = REASONS[reason].replace(/\{(\w+)\}/g, (_, key: string) => String(detail[key] ?? key));
    super(file === undefined ? text : `${file}: ${text}`);
  }

  /** The same refusal, which names the file. */
  of(file: string): NetworkRefusal {
    return new NetworkRefusal(this.reason, this.detail, file);
  }
}
