/** Components of @nuxt/ui that templates use by tag; the build resolves them, this file gives their types. */
type Ui<Module extends { default: unknown }> = Module['default']

declare module 'vue' {
  export interface GlobalComponents {
    RouterLink: typeof import('vue-router')['RouterLink']
    RouterView: typeof import('vue-router')['RouterView']
    UAlert: Ui<typeof import('@nuxt/ui/components/Alert.vue')>
    UApp: Ui<typeof import('@nuxt/ui/components/App.vue')>
    UBadge: Ui<typeof import('@nuxt/ui/components/Badge.vue')>
    UButton: Ui<typeof import('@nuxt/ui/components/Button.vue')>
    UCheckbox: Ui<typeof import('@nuxt/ui/components/Checkbox.vue')>
    UCheckboxGroup: Ui<typeof import('@nuxt/ui/components/CheckboxGroup.vue')>
    UContextMenu: Ui<typeof import('@nuxt/ui/components/ContextMenu.vue')>
    UDropdownMenu: Ui<typeof import('@nuxt/ui/components/DropdownMenu.vue')>
    UForm: Ui<typeof import('@nuxt/ui/components/Form.vue')>
    UFormField: Ui<typeof import('@nuxt/ui/components/FormField.vue')>
    UIcon: Ui<typeof import('@nuxt/ui/components/Icon.vue')>
    UInput: Ui<typeof import('@nuxt/ui/components/Input.vue')>
    UInputMenu: Ui<typeof import('@nuxt/ui/components/InputMenu.vue')>
    UInputNumber: Ui<typeof import('@nuxt/ui/components/InputNumber.vue')>
    UInputTags: Ui<typeof import('@nuxt/ui/components/InputTags.vue')>
    UModal: Ui<typeof import('@nuxt/ui/components/Modal.vue')>
    UPopover: Ui<typeof import('@nuxt/ui/components/Popover.vue')>
    UProgress: Ui<typeof import('@nuxt/ui/components/Progress.vue')>
    URadioGroup: Ui<typeof import('@nuxt/ui/components/RadioGroup.vue')>
    USelect: Ui<typeof import('@nuxt/ui/components/Select.vue')>
    USelectMenu: Ui<typeof import('@nuxt/ui/components/SelectMenu.vue')>
    USlideover: Ui<typeof import('@nuxt/ui/components/Slideover.vue')>
    USwitch: Ui<typeof import('@nuxt/ui/components/Switch.vue')>
    UTabs: Ui<typeof import('@nuxt/ui/components/Tabs.vue')>
    UTextarea: Ui<typeof import('@nuxt/ui/components/Textarea.vue')>
    UTooltip: Ui<typeof import('@nuxt/ui/components/Tooltip.vue')>
  }
}

export {}
