/**
 * sharp, set up once for the whole process. Every module of ours that touches pixels imports it from here:
 * libvips' operation cache would keep decoded pictures alive between jobs, and more than one of its threads
 * only buys memory (a strip of the picture each) while onnxruntime has the cores.
 */
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);

export { sharp };
