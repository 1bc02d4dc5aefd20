from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AiActCheckConfig(AppConfig):
    name = "ai_act_check_wagtail"
    label = "ai_act_check"
    verbose_name = _("AI Act Check")
