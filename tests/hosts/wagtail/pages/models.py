from ai_act_check_wagtail.blocks import AiActCheckBlock
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page


class CheckPage(Page):
    body = StreamField([("check", AiActCheckBlock())], blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "page.html"
