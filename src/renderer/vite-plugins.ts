/** Build plugins and look of the window: read by electron.vite.config.ts, so that it stays free of design. */
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import type { PluginOption } from 'vite'

/** Compile-time switches: no legacy API, no development tools in what people run. */
export const rendererDefine = {
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
  __VUE_I18N_LEGACY_API__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
  __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
}

/**
 * The plugins of the renderer. Icons are found in the sources and bundled one by one at build time: an icon that
 * is not in the bundle would be asked from a public API, which the content security policy refuses.
 */
export function rendererPlugins(): PluginOption[] {
  return [
    vue(),
    ui({
      dts: false,
      autoImport: false,
      components: { dirs: [] },
      colorMode: false,
      icon: {
        clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'], globExclude: [] }, sizeLimitKb: 256 },
      },
      theme: { colors: ['primary', 'success', 'warning', 'error', 'info'], transitions: false },
      ui: look,
    }),
  ]
}

/** Measures of the components: 13 px text, inputs and buttons 32 px high, icons 16 px, hairlines, no shadows but on what floats. */
const look = {
  colors: {
    primary: 'teal',
    success: 'green',
    warning: 'amber',
    error: 'red',
    info: 'sky',
    neutral: 'zinc',
  },
  button: {
    slots: { base: 'font-medium cursor-default', leadingIcon: 'size-4', trailingIcon: 'size-4' },
    variants: { size: { md: { leadingIcon: 'size-4', trailingIcon: 'size-4' } } },
    // With icons of 16 px, a square button needs more room to be as high as its neighbours.
    compoundVariants: [
      { size: 'md', square: true, class: { base: 'p-2' } },
      { size: 'sm', square: true, class: { base: 'p-1.5' } },
      // The library thins solid colours on hover, and with them the contrast of their text.
      {
        color: 'primary',
        variant: 'solid',
        class: { base: 'hover:bg-(--haku-primary-hover) active:bg-(--haku-primary-hover)' },
      },
      {
        color: 'error',
        variant: 'solid',
        class: { base: 'hover:bg-(--haku-error-hover) active:bg-(--haku-error-hover)' },
      },
    ],
  },
  kbd: { base: 'normal-case font-normal text-muted' },
  input: { variants: { size: { md: { base: 'text-sm/5', leadingIcon: 'size-4', trailingIcon: 'size-4' } } } },
  textarea: { variants: { size: { md: { base: 'text-sm/5' } } } },
  select: {
    variants: {
      size: {
        md: { base: 'text-sm/5', leadingIcon: 'size-4', trailingIcon: 'size-4', itemLeadingIcon: 'size-4' },
      },
    },
  },
  selectMenu: {
    variants: {
      size: {
        md: { base: 'text-sm/5', leadingIcon: 'size-4', trailingIcon: 'size-4', itemLeadingIcon: 'size-4' },
      },
    },
  },
  inputMenu: {
    variants: { size: { md: { base: 'text-sm/5', leadingIcon: 'size-4', trailingIcon: 'size-4' } } },
  },
  dropdownMenu: {
    slots: { content: 'min-w-48' },
    variants: { size: { md: { itemLeadingIcon: 'size-4 mt-0.5', item: 'text-sm' } } },
  },
  modal: {
    slots: {
      content: 'shadow-xl',
      header: 'min-h-12 px-5 py-4 sm:px-5',
      body: 'px-5 py-4 sm:p-5',
      footer: 'px-5 py-3 sm:px-5 justify-end gap-2',
      title: 'text-lg font-semibold',
      description: 'text-sm',
    },
  },
  tooltip: { slots: { content: 'h-7 px-2 text-xs' } },
  // Above the bar of actions, which is used while a toast is shown.
  toaster: { compoundVariants: [{ position: 'bottom-right', class: { viewport: 'bottom-20' } }] },
  toast: { slots: { title: 'text-sm font-medium', description: 'text-sm' } },
  formField: {
    slots: { label: 'text-sm font-medium', description: 'text-xs', help: 'text-xs', error: 'text-xs mt-1' },
  },
} as const
