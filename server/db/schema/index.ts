/** Every table of the application's database; the jobs engine keeps a file of its own. */
export * from './accounts';
export * from './albums';
export * from './billing';
export * from './community';
export * from './media';
export * from './oss';
export * from './mosaic';
export * from './partners';
export * from './platform';
export * from './tasks';
export * from './trials';
