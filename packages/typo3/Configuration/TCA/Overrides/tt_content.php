<?php

declare(strict_types=1);

use TYPO3\CMS\Core\Utility\ExtensionManagementUtility;

defined('TYPO3') or die();

(static function (): void {
    $texts = 'LLL:EXT:ai_act_check/Resources/Private/Language/locallang.xlf:';
    ExtensionManagementUtility::addTcaSelectItem('tt_content', 'CType', [
        'label' => $texts . 'title',
        'description' => $texts . 'description',
        'value' => 'ai_act_check',
        'icon' => 'content-special-html',
        'group' => 'special',
    ]);
    ExtensionManagementUtility::addPiFlexFormValue('*', 'FILE:EXT:ai_act_check/Configuration/FlexForms/Check.xml', 'ai_act_check');
    $GLOBALS['TCA']['tt_content']['ctrl']['typeicon_classes']['ai_act_check'] = 'content-special-html';
    $GLOBALS['TCA']['tt_content']['types']['ai_act_check']['showitem'] = implode(',', [
        '--palette--;;general',
        '--palette--;;headers',
        'pi_flexform',
        '--div--;LLL:EXT:core/Resources/Private/Language/Form/locallang_tabs.xlf:language',
        '--palette--;;language',
        '--div--;LLL:EXT:core/Resources/Private/Language/Form/locallang_tabs.xlf:access',
        '--palette--;;hidden',
        '--palette--;;access',
    ]);
})();
