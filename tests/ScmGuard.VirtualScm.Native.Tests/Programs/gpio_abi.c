/* Says what this compiler makes of linux/gpio.h, a line a number. */
#include <linux/gpio.h>
#include <stddef.h>
#include <stdio.h>

#define SAY(name, value) printf("%s %llu\n", name, (unsigned long long)(value))
#define SAY_CONSTANT(name) SAY(#name, name)
#define SAY_SIZE(type) SAY(#type, sizeof(struct type))
#define SAY_OFFSET(type, field) SAY(#type "." #field, offsetof(struct type, field))

int main(void)
{
    SAY_CONSTANT(GPIO_GET_CHIPINFO_IOCTL);
    SAY_CONSTANT(GPIO_V2_GET_LINEINFO_IOCTL);
    SAY_CONSTANT(GPIO_V2_GET_LINE_IOCTL);
    SAY_CONSTANT(GPIO_V2_LINE_GET_VALUES_IOCTL);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_USED);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_ACTIVE_LOW);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_INPUT);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_OUTPUT);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_EDGE_RISING);
    SAY_CONSTANT(GPIO_V2_LINE_FLAG_EDGE_FALLING);
    SAY_CONSTANT(GPIO_V2_LINE_ATTR_ID_DEBOUNCE);
    SAY_CONSTANT(GPIO_V2_LINE_EVENT_RISING_EDGE);
    SAY_CONSTANT(GPIO_V2_LINE_EVENT_FALLING_EDGE);
    SAY_CONSTANT(GPIO_MAX_NAME_SIZE);
    SAY_CONSTANT(GPIO_V2_LINES_MAX);
    SAY_CONSTANT(GPIO_V2_LINE_NUM_ATTRS_MAX);
    SAY_SIZE(gpiochip_info);
    SAY_OFFSET(gpiochip_info, name);
    SAY_OFFSET(gpiochip_info, label);
    SAY_OFFSET(gpiochip_info, lines);
    SAY_SIZE(gpio_v2_line_info);
    SAY_OFFSET(gpio_v2_line_info, name);
    SAY_OFFSET(gpio_v2_line_info, consumer);
    SAY_OFFSET(gpio_v2_line_info, offset);
    SAY_OFFSET(gpio_v2_line_info, num_attrs);
    SAY_OFFSET(gpio_v2_line_info, flags);
    SAY_SIZE(gpio_v2_line_request);
    SAY_OFFSET(gpio_v2_line_request, offsets);
    SAY_OFFSET(gpio_v2_line_request, consumer);
    SAY_OFFSET(gpio_v2_line_request, config.flags);
    SAY_OFFSET(gpio_v2_line_request, config.num_attrs);
    SAY_OFFSET(gpio_v2_line_request, config.attrs);
    SAY_OFFSET(gpio_v2_line_request, num_lines);
    SAY_OFFSET(gpio_v2_line_request, event_buffer_size);
    SAY_OFFSET(gpio_v2_line_request, fd);
    SAY_SIZE(gpio_v2_line_config_attribute);
    SAY_OFFSET(gpio_v2_line_config_attribute, attr.id);
    SAY_OFFSET(gpio_v2_line_config_attribute, attr.debounce_period_us);
    SAY_OFFSET(gpio_v2_line_config_attribute, mask);
    SAY_SIZE(gpio_v2_line_values);
    SAY_OFFSET(gpio_v2_line_values, bits);
    SAY_OFFSET(gpio_v2_line_values, mask);
    SAY_SIZE(gpio_v2_line_event);
    SAY_OFFSET(gpio_v2_line_event, timestamp_ns);
    SAY_OFFSET(gpio_v2_line_event, id);
    SAY_OFFSET(gpio_v2_line_event, offset);
    SAY_OFFSET(gpio_v2_line_event, seqno);
    SAY_OFFSET(gpio_v2_line_event, line_seqno);
    return 0;
}
