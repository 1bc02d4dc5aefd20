<?php

$EM_CONF[$_EXTKEY] = [
    'title' => 'AI Act Check',
    'description' => 'A check of the EU AI Act as a content element, entirely in the visitor\'s browser',
    'category' => 'fe',
    'state' => 'beta',
    'version' => '__VERSION__',
    'constraints' => ['depends' => ['typo3' => '12.4.0-13.4.99']],
];
