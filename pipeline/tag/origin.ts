/** Where a model comes from: a folder on disk, which alone is looked into, or a name on the hub, which is downloaded once. */
export type Origin =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'hub'; readonly id: string; readonly cacheDir: string }

/** What the library calls the weights' file: q8 is model_quantized.onnx, fp32 is model.onnx. */
export interface Weights {
  readonly dtype: 'q8' | 'fp32'
  readonly subfolder: 'onnx' | ''
}
