<?php

declare(strict_types=1);

use TYPO3\CMS\Core\Utility\ExtensionManagementUtility;

defined('TYPO3') or die();

ExtensionManagementUtility::addTypoScriptSetup(
    <<<'TYPOSCRIPT'
    tt_content.ai_act_check = USER
    tt_content.ai_act_check.userFunc = AiActCheck\Typo3\ContentElement->render
    TYPOSCRIPT
);
