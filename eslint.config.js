import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** Imports that a folder may not make; tests/architecture.test.ts checks the same by resolving every import. */
const forbid = (...folders) => ({
  patterns: folders.map((folder) => ({ group: [`**/${folder}/**`], message: `This folder may not import ${folder}/.` })),
})

const quietLibrary = {
  'no-console': 'error',
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only cli/ reads the environment.' }],
}

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'api/',
      'coverage/',
      'node_modules/',
      'models/builtin/',
      'models/corpus/',
      'models/train/',
      '.cache/',
      '.gpu/',
      '.mingtu/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
    },
  },
  {
    // Pages and requests come from anywhere: no pattern of the product may take more than linear time.
    files: ['index.ts', '{cli,graph,pipeline,viewer}/**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['graph/**/*.ts'],
    rules: { ...quietLibrary, '@typescript-eslint/no-restricted-imports': ['error', forbid('pipeline', 'viewer', 'cli', 'models')] },
  },
  {
    files: ['pipeline/**/*.ts'],
    rules: { ...quietLibrary, '@typescript-eslint/no-restricted-imports': ['error', forbid('viewer', 'cli')] },
  },
  {
    files: ['viewer/**/*.ts', 'viewer/**/*.tsx'],
    rules: { ...quietLibrary, '@typescript-eslint/no-restricted-imports': ['error', forbid('pipeline', 'cli')] },
  },
  {
    // Vite's configuration is a default export by its contract.
    files: ['viewer/web/vite.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
)
